package io.insula.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The SQL files of one location, in the order in which they apply: versioned ones by version, then
 * repeatable ones by description; with migrations in Java among them. Immutable.
 */
public final class MigrationFiles {
  private final List<MigrationFile> files;
  private final List<String> notes;

  private MigrationFiles(List<MigrationFile> files, List<String> notes) {
    this.files = List.copyOf(files);
    this.notes = List.copyOf(notes);
  }

  /** No files. */
  public static MigrationFiles none() {
    return new MigrationFiles(List.of(), List.of());
  }

  /**
   * Reads a directory and those below it; a directory that doesn't exist has no files.
   *
   * @throws InvalidMigrationsException if a name or a text is wrong; names all of them
   */
  public static MigrationFiles in(Path directory) {
    return read(SqlTexts.in(directory), directory.toString());
  }

  /**
   * Reads a location of the class path, such as {@code db/tenant}, in directories and jars.
   *
   * @throws InvalidMigrationsException if a name or a text is wrong; names all of them
   */
  public static MigrationFiles onClassPath(ClassLoader loader, String location) {
    return read(SqlTexts.onClassPath(loader, location), "classpath:" + location);
  }

  /** The files, in order. */
  public List<MigrationFile> files() {
    return files;
  }

  /** Those of them that match. */
  MigrationFiles only(Predicate<MigrationFile> condition) {
    return new MigrationFiles(files.stream().filter(condition).toList(), notes);
  }

  /** The same without the versioned files behind that one. */
  MigrationFiles upTo(MigrationVersion newest) {
    return new MigrationFiles(
        files.stream()
            .filter(file -> file.version() == null || file.version().compareTo(newest) <= 0)
            .toList(),
        notes);
  }

  /** What was left out, and why; for people. */
  public List<String> notes() {
    return notes;
  }

  /** The same with these among them. */
  MigrationFiles with(Collection<JavaMigration> migrations) {
    List<MigrationFile> all = new ArrayList<>(files);
    List<String> faults = new ArrayList<>();
    migrations.forEach(migration -> FileName.add(migration, all, faults));
    return ordered(all, notes, faults, "The migrations, with those in Java, are wrong");
  }

  private static MigrationFiles read(SqlTexts texts, String location) {
    List<MigrationFile> files = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    texts
        .texts()
        .forEach((script, sql) -> FileName.parse(script).add(sql, files, notes, texts.faults()));
    return ordered(files, notes, texts.faults(), "The migrations in " + location + " are wrong");
  }

  private static MigrationFiles ordered(
      List<MigrationFile> files, List<String> notes, List<String> faults, String summary) {
    Collections.sort(files, FileName.ORDER);
    for (int i = 1; i < files.size(); i++) {
      if (FileName.ORDER.compare(files.get(i - 1), files.get(i)) == 0) {
        faults.add(
            files.get(i - 1) + " and " + files.get(i) + " have the same version or description");
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidMigrationsException(summary, faults);
    }
    return new MigrationFiles(files, notes);
  }
}
