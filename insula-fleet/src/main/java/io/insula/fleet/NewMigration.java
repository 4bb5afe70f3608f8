package io.insula.fleet;

import io.insula.InsulaException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A migration file that is to be written: it gets the version behind the newest one, in the way
 * that the files there are numbered. Immutable.
 *
 * @param description what it does, in words
 * @param kind whose tables
 * @param repeatable whether it is applied again whenever its text has changed
 * @param timestamp whether its version is the time, whatever the others have
 */
public record NewMigration(
    String description, MigrationKind kind, boolean repeatable, boolean timestamp) {
  private static final ZoneOffset UTC = ZoneOffset.UTC;

  public NewMigration {
    if (words(description).isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + description + "\" has no letter or digit; say what the migration does");
    }
    if (repeatable && timestamp) {
      throw new IllegalArgumentException("A repeatable migration has no version, so no timestamp");
    }
  }

  /**
   * Writes it.
   *
   * @param root the folder that has {@code tenant} and {@code shared} in it; made if it is missing
   * @return the file
   * @throws InvalidMigrationsException if the files that are there are wrong
   * @throws InsulaException if there is one of that name, or it can't be written
   */
  public Path write(Path root, Clock clock) {
    Path folder = root.resolve(kind.label());
    MigrationFiles present = MigrationFiles.in(folder);
    String stem =
        repeatable ? "R__" : "V" + version(present, LocalDateTime.now(clock.withZone(UTC))) + "__";
    Path file = folder.resolve(stem + words(description) + ".sql");
    if (repeatable) {
      requireNew(file, present);
    }
    try {
      Files.createDirectories(folder);
      return Files.writeString(file, Template.of(this), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw exists(file, e);
    } catch (IOException e) {
      throw new InsulaException(file + " can't be written: " + e, e);
    }
  }

  private String version(MigrationFiles present, LocalDateTime now) {
    return new NextVersion(now).after(newest(present), timestamp);
  }

  private static @Nullable String newest(MigrationFiles present) {
    return present.files().stream()
        .filter(file -> !file.repeatable())
        .reduce((first, second) -> second)
        .map(file -> FileName.parse(file.script()).version())
        .orElse(null);
  }

  private void requireNew(Path file, MigrationFiles present) {
    String same = words(description).replace('_', ' ');
    if (present.files().stream().anyMatch(f -> f.repeatable() && f.description().equals(same))) {
      throw exists(file, null);
    }
  }

  private static InsulaException exists(Path file, @Nullable Exception cause) {
    return new InsulaException(
        file + " is there already, and stays as it is; choose other words", cause);
  }

  private static String words(String description) {
    return description
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_|_$", "");
  }

  /** What the file begins with. */
  private static final class Template {
    private static final String TENANT =
        """
        -- %s: for every tenant. Write it as if there were one customer only.
        """;

    private static final String SHARED =
        """
        -- %s: once in every database, for tables that all tenants can read and join.
        """;

    private static final String AGAIN =
        """
        -- Applied again whenever this text changes: write "create or replace".
        """;

    private static final String HINTS =
        """
        -- See what it would do:  insula migrate plan
        -- What can't run in a transaction, such as "create index concurrently", goes into a file of
        -- its own whose first line is, without the quotes: "-- insula: no-transaction"

        """;

    static String of(NewMigration migration) {
      String first = migration.kind() == MigrationKind.SHARED ? SHARED : TENANT;
      String title = migration.description().strip().replaceAll("\\s+", " ");
      return first.formatted(title) + (migration.repeatable() ? AGAIN : "") + HINTS;
    }
  }
}
