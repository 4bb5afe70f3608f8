package io.insula.fleet.history;

import io.insula.InsulaException;
import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes files as applied because somebody says that they were. Runs nothing of them. */
final class Declaration {
  private static final String REPEATABLE = "R__";
  private static final String SUFFIX = ".sql";

  private final LockedPlace place;
  private final LedgerLines ledger;
  private final Map<String, LedgerLine> before;
  private final OffsetDateTime now;

  private Declaration(LockedPlace place, Clock clock) throws SQLException {
    this.place = place;
    this.ledger = new LedgerLines(place);
    this.before = ledger.read();
    this.now = OffsetDateTime.now(clock);
  }

  /** A place without any history is at that version. */
  static HistoryChange baseline(LockedPlace place, MigrationVersion version, Clock clock)
      throws SQLException {
    Declaration declaration = new Declaration(place, clock);
    if (!declaration.before.isEmpty()) {
      return declaration.change(List.of(), "has a ledger already, and was left as it is");
    }
    List<PlaceFile> files = place.files().stream().filter(file -> file.upTo(version)).toList();
    if (files.stream().noneMatch(file -> file.key().equals(PlaceFile.keyOf(version)))) {
      throw new InsulaException(
          place.label()
              + " can't be at version "
              + version
              + ": there is no file of that version. Name the version of a file.");
    }
    return declaration.note(files);
  }

  /** One file was applied. */
  static HistoryChange applied(LockedPlace place, String name, Clock clock) throws SQLException {
    Declaration declaration = new Declaration(place, clock);
    PlaceFile file = declaration.file(name);
    LedgerLine line = declaration.before.get(file.key());
    if (line != null && line.checksum() == file.checksum()) {
      return declaration.change(List.of(), file + " is noted as applied already");
    }
    if (line != null && file.version() != null) {
      throw new InsulaException(
          place.label()
              + ": "
              + file
              + " is noted as applied already, with another text. If the change is harmless, run"
              + " `insula migrate repair`.");
    }
    declaration.requireOlder(file);
    return declaration.note(List.of(file));
  }

  /** Finds it by version, by {@code R__name}, or by the name of the file. */
  private PlaceFile file(String name) {
    String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    String key = key(bare);
    return place.files().stream()
        .filter(file -> file.key().equals(key) || file.file().script().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InsulaException(
                    place.label()
                        + ": there is no file for \""
                        + name
                        + "\". Name a version such as 3, or a repeatable file such as R__views."));
  }

  private static @Nullable String key(String bare) {
    if (bare.startsWith(REPEATABLE)) {
      return PlaceFile.keyOfRepeatable(bare.substring(REPEATABLE.length()).replace('_', ' '));
    }
    try {
      return PlaceFile.keyOf(MigrationVersion.of(bare));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What is older and not applied could never be afterwards. */
  private void requireOlder(PlaceFile file) {
    MigrationVersion version = file.version();
    for (PlaceFile other : place.files()) {
      MigrationVersion older = other.version();
      if (version != null
          && older != null
          && older.compareTo(version) < 0
          && !before.containsKey(other.key())) {
        throw new InsulaException(
            place.label()
                + ": "
                + other
                + " is older than "
                + file
                + " and not applied, so it never could be afterwards. Mark it first, or migrate.");
      }
    }
  }

  private HistoryChange note(List<PlaceFile> files) throws SQLException {
    List<LedgerLine> lines =
        files.stream().map(file -> LedgerLine.of(file, now, 0, place.actor())).toList();
    ledger.write(lines);
    lines.forEach(line -> before.put(line.key(), line));
    place.protect();
    return change(files, null);
  }

  private HistoryChange change(List<PlaceFile> files, @Nullable String note) {
    List<String> done = new ArrayList<>();
    files.forEach(file -> done.add("noted " + file + " as applied"));
    MigrationVersion newest = LedgerLines.newest(before.values());
    return new HistoryChange(
        done, note == null ? List.of() : List.of(note), newest == null ? null : newest.toString());
  }
}
