package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes the ledger of a place as Liquibase's history: the changesets that a file declares, or the
 * one that Liquibase makes of a file of plain SQL. What the history has already stays.
 */
final class LiquibaseLeaving {
  private static final ChangeSet PLAIN = new ChangeSet("includeAll", "raw");
  private static final String PLAIN_PREFIX = "raw_";

  private final LockedPlace place;
  private final HistorySource source;
  private final LiquibaseTable history;
  private final Map<String, PlaceFile> files = new HashMap<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean longNames;

  LiquibaseLeaving(LockedPlace place, HistorySource source) {
    this.place = place;
    this.source = source;
    this.history = new LiquibaseTable(place, source.table());
    place.files().forEach(file -> files.put(file.key(), file));
  }

  HistoryChange run() throws SQLException {
    List<LedgerLine> lines = FlywayLeaving.inOrder(new LedgerLines(place).read());
    check(lines);
    Findings known = known();
    List<LiquibaseRow> missing = new ArrayList<>();
    for (LedgerLine line : lines) {
      if (!known.isApplied(line.key())) {
        missing.addAll(rows(line));
      }
    }
    history.append(missing);
    if (!missing.isEmpty()) {
      done.add("wrote " + missing.size() + " changesets to " + source.table());
    }
    history.setAside();
    MigrationVersion newest = LedgerLines.newest(lines);
    return new HistoryChange(done, notes, newest == null ? null : newest.toString());
  }

  private void check(List<LedgerLine> lines) {
    List<String> gone =
        lines.stream()
            .filter(line -> !files.containsKey(line.key()))
            .map(line -> line.script() + " is gone, so its changesets aren't known; put it back")
            .toList();
    if (!gone.isEmpty()) {
      throw new HistoryMismatchException("Nothing was written for " + place.label(), gone);
    }
  }

  private Findings known() throws SQLException {
    if (!history.exists()) {
      history.create();
      done.add("made " + source.table() + " and " + source.table() + "lock");
      return new Findings(place);
    }
    longNames = history.read().stream().anyMatch(row -> row.set().id().startsWith(PLAIN_PREFIX));
    return new LiquibaseReading(history, source.map()).read(place);
  }

  private List<LiquibaseRow> rows(LedgerLine line) {
    PlaceFile file = Objects.requireNonNull(files.get(line.key()));
    if (file.java()) {
      notes.add(file + " is Java, of which Liquibase knows nothing");
      return List.of();
    }
    String name = source.path() + file;
    Set<ChangeSet> declared = ChangeSet.declared(file.file().sql());
    Set<ChangeSet> sets = declared.isEmpty() ? Set.of(plain(name)) : declared;
    return sets.stream()
        .map(set -> new LiquibaseRow(set, name, line.appliedAt(), "EXECUTED"))
        .toList();
  }

  /** Newer ones put the path into the id, unless the history is an older one's. */
  private ChangeSet plain(String name) {
    return longNames ? new ChangeSet(PLAIN.author(), PLAIN_PREFIX + name.replace('/', '_')) : PLAIN;
  }
}
