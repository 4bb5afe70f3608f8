package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ledger of a place as Flyway's history. What the history has already stays; what is
 * missing is appended, and checksums are realigned.
 */
final class FlywayLeaving {
  private static final int DESCRIPTION = 200;
  private static final int SCRIPT = 1000;
  private static final String CUT = "...";

  private final LockedPlace place;
  private final FlywayTable history;
  private final Map<String, PlaceFile> files = new HashMap<>();
  private final List<FlywayRow> missing = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  FlywayLeaving(LockedPlace place, String table) {
    this.place = place;
    this.history = new FlywayTable(place, table);
    place.files().forEach(file -> files.put(file.key(), file));
  }

  HistoryChange run() throws SQLException {
    List<LedgerLine> lines = inOrder(new LedgerLines(place).read());
    List<FlywayRow> rows = present();
    FlywayState state = FlywayState.of(rows);
    check(state, lines);
    int rank = rows.stream().mapToInt(FlywayRow::rank).max().orElse(0);
    for (LedgerLine line : lines) {
      if (isMissing(line, state)) {
        missing.add(row(line, ++rank));
      }
    }
    history.append(missing);
    if (!missing.isEmpty()) {
      done.add("wrote " + missing.size() + " rows to " + history.table().sql());
    }
    history.table().setAside();
    MigrationVersion newest = LedgerLines.newest(lines);
    return new HistoryChange(done, List.of(), newest == null ? null : newest.toString());
  }

  private List<FlywayRow> present() throws SQLException {
    if (history.table().exists()) {
      return history.read();
    }
    history.create();
    done.add("made " + history.table().sql());
    return List.of();
  }

  /** As applied; what was noted at one time, by version. */
  static List<LedgerLine> inOrder(Map<String, LedgerLine> lines) {
    return lines.values().stream()
        .sorted(
            Comparator.comparing(LedgerLine::appliedAt)
                .thenComparing(LedgerLine::version, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(LedgerLine::description))
        .toList();
  }

  private void check(FlywayState state, List<LedgerLine> lines) {
    List<String> known = lines.stream().map(LedgerLine::key).toList();
    List<String> faults = new ArrayList<>();
    state.failed().forEach(row -> faults.add(row + " failed and was left so"));
    state.applied().values().stream()
        .filter(row -> row.version() != null && !known.contains(row.key()))
        .forEach(row -> faults.add(row + " is in Flyway's history, but not in the ledger"));
    if (!faults.isEmpty()) {
      throw new HistoryMismatchException(
          "Nothing was written for "
              + place.label()
              + ", since "
              + history.table().sql()
              + " is there already and says something else; rename or drop it",
          faults);
    }
  }

  private boolean isMissing(LedgerLine line, FlywayState state) throws SQLException {
    FlywayRow row = state.applied().get(line.key());
    if (row == null) {
      return !state.below(line.version());
    }
    boolean same = row.checksum() == null || row.checksum() == line.checksum();
    if (same || line.version() == null) {
      return !same;
    }
    history.realign(row.rank(), line.checksum());
    done.add("realigned the checksum of " + line.script());
    return false;
  }

  private FlywayRow row(LedgerLine line, int rank) {
    PlaceFile file = files.get(line.key());
    return new FlywayRow(
        rank,
        version(line),
        beginning(line.description()),
        file != null && file.java() ? "JDBC" : "SQL",
        end(line.script()),
        file != null && !file.watched() ? null : Integer.valueOf(line.checksum()),
        line.appliedBy(),
        line.appliedAt(),
        (int) Math.min(line.millis(), Integer.MAX_VALUE),
        true);
  }

  private static String beginning(String text) {
    return text.length() <= DESCRIPTION
        ? text
        : text.substring(0, DESCRIPTION - CUT.length()) + CUT;
  }

  private static String end(String text) {
    return text.length() <= SCRIPT
        ? text
        : CUT + text.substring(text.length() - SCRIPT + CUT.length());
  }

  /** As the file writes it. */
  private @Nullable String version(LedgerLine line) {
    PlaceFile file = files.get(line.key());
    MigrationVersion version = file == null ? line.version() : file.version();
    return version == null ? null : version.toString();
  }
}
