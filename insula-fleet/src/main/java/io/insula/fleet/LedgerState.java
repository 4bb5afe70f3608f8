package io.insula.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the ledger says of one place, at a moment when nobody else can change it. */
final class LedgerState {
  private final Map<MigrationKind, Map<String, Line>> lines = new EnumMap<>(MigrationKind.class);

  /** One line of the ledger. */
  record Line(String script, int checksum) {}

  LedgerState() {
    for (MigrationKind kind : MigrationKind.values()) {
      lines.put(kind, new HashMap<>());
    }
  }

  void add(MigrationKind kind, String key, Line line) {
    of(kind).put(key, line);
  }

  /**
   * The files that are still to be applied, in order.
   *
   * @throws InvalidMigrationsException if files and ledger contradict each other
   */
  List<MigrationFile> pending(
      MigrationKind kind, MigrationFiles files, PlaceholderValues placeholders, String label) {
    List<String> faults = new ArrayList<>();
    List<MigrationFile> pending = new ArrayList<>();
    MigrationVersion newest = newest(kind);
    for (MigrationFile file : files.files()) {
      Line line = of(kind).get(file.key());
      if (line == null) {
        pending.add(file);
        outOfOrder(file, newest, faults);
      } else if (file.changed(line.checksum(), placeholders) && file.repeatable()) {
        pending.add(file);
      } else if (file.changed(line.checksum(), placeholders)) {
        faults.add(
            file
                + " was changed after it was applied; put its old text back and write the change"
                + " into a new file");
      }
    }
    missing(kind, files, faults);
    if (!faults.isEmpty()) {
      throw new InvalidMigrationsException(
          "Nothing was run for " + label + ", since files and ledger disagree", faults);
    }
    return pending;
  }

  /** The newest version applied, or null. */
  @Nullable MigrationVersion newest(MigrationKind kind) {
    return versions(kind).max(Comparator.naturalOrder()).orElse(null);
  }

  private static void outOfOrder(
      MigrationFile file, @Nullable MigrationVersion newest, List<String> faults) {
    MigrationVersion version = file.version();
    if (version != null && newest != null && version.compareTo(newest) < 0) {
      faults.add(
          file
              + " is older than "
              + newest
              + ", which is applied already; give it a newer version");
    }
  }

  /** An older application, started again, may lack the newest files; gaps are an error. */
  private void missing(MigrationKind kind, MigrationFiles files, List<String> faults) {
    List<MigrationVersion> present =
        files.files().stream().map(MigrationFile::version).filter(Objects::nonNull).toList();
    MigrationVersion last = present.stream().max(Comparator.naturalOrder()).orElse(null);
    versions(kind)
        .filter(version -> last != null && version.compareTo(last) < 0)
        .filter(version -> !present.contains(version))
        .sorted()
        .map(version -> Objects.requireNonNull(of(kind).get(version.key())).script())
        .forEach(script -> faults.add(script + gone(script)));
  }

  private static String gone(String script) {
    return FileName.concerns(script)
        ? " was applied, but the file is gone; put it back"
        : " was applied, but is not registered here; migrate with the program that has it";
  }

  private Stream<MigrationVersion> versions(MigrationKind kind) {
    return of(kind).keySet().stream()
        .filter(key -> !key.startsWith("R "))
        .map(MigrationVersion::of);
  }

  private Map<String, Line> of(MigrationKind kind) {
    return Objects.requireNonNull(lines.get(kind));
  }
}
