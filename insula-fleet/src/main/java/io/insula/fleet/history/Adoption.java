package io.insula.fleet.history;

import io.insula.InsulaException;
import io.insula.Placement;
import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a schema that another tool migrated a place of Insula's, in one transaction: its things
 * belong to the migrator, the ledger says what was applied, the tables are protected, and the
 * schema is marked. Nothing of the files is run. Can be repeated.
 */
final class Adoption {
  private static final int SHOWN = 10;

  private final HistorySource source;
  private final Administration.Places places;
  private final Estate estate;
  private final boolean administered;
  private final List<String> done = new ArrayList<>();

  /**
   * An adoption.
   *
   * @param administered whether the connection is an administrator's, who may hand things over
   */
  Adoption(
      HistorySource source, Administration.Places places, Estate estate, boolean administered) {
    this.source = source;
    this.places = places;
    this.estate = estate;
    this.administered = administered;
  }

  HistoryChange run(LockedPlace place) throws SQLException {
    own(place);
    Findings findings = reading(place).read(place);
    Collection<LedgerLine> lines = findings.lines(source.tool());
    note(place, lines);
    setAside(place);
    place.protect();
    places.adopt(place.connection(), place.target().number(), place.target().placement(), estate);
    MigrationVersion newest = LedgerLines.newest(lines);
    return new HistoryChange(
        done, notes(findings, newest), newest == null ? null : newest.toString());
  }

  private void own(LockedPlace place) throws SQLException {
    Placement placement = place.target().placement();
    List<String> statements = places.handOver(place.connection(), placement, estate);
    String migrator = estate.settings().roles().migrator();
    if (!statements.isEmpty() && !administered) {
      throw foreign(place, statements, migrator);
    }
    if (!statements.isEmpty()) {
      try (Statement statement = place.connection().createStatement()) {
        statement.execute(String.join(";\n", statements));
      }
      done.add("gave " + statements.size() + " objects to " + migrator);
    }
    if (administered) {
      become(place, migrator);
    }
  }

  private static InsulaException foreign(
      LockedPlace place, List<String> statements, String migrator) {
    int more = statements.size() - SHOWN;
    return new InsulaException(
        "%s: %d objects of schema \"%s\" don't belong to %s, which has to own what it migrates. Name an administrator (--user, --password), who then hands them over; or have this run:\n  %s%s"
            .formatted(
                place.label(),
                statements.size(),
                place.schema(),
                migrator,
                statements.stream()
                    .limit(SHOWN)
                    .map(sql -> sql + ";")
                    .collect(Collectors.joining("\n  ")),
                more > 0 ? "\n  and " + more + " more of that kind" : ""));
  }

  /** For the rest of the transaction, so that the same can be done as without administrator. */
  private static void become(LockedPlace place, String role) throws SQLException {
    try (PreparedStatement statement =
        place.connection().prepareStatement("select set_config('role', ?, true)")) {
      statement.setString(1, role);
      statement.execute();
    }
  }

  private HistoryReading reading(LockedPlace place) {
    return switch (source.tool()) {
      case FLYWAY -> new FlywayReading(new FlywayTable(place, source.table()));
      case LIQUIBASE ->
          new LiquibaseReading(new LiquibaseTable(place, source.table()), source.map());
    };
  }

  private void setAside(LockedPlace place) throws SQLException {
    switch (source.tool()) {
      case FLYWAY -> new ToolTable(place, source.table()).setAside();
      case LIQUIBASE -> new LiquibaseTable(place, source.table()).setAside();
    }
  }

  /** A ledger that is there already, from a run that was broken off, has to say the same. */
  private void note(LockedPlace place, Collection<LedgerLine> lines) throws SQLException {
    LedgerLines ledger = new LedgerLines(place);
    Map<String, LedgerLine> before = ledger.read();
    if (before.isEmpty()) {
      ledger.write(lines);
      done.add("noted " + lines.size() + " files as applied");
      return;
    }
    List<String> others = new ArrayList<>();
    for (LedgerLine line : lines) {
      LedgerLine known = before.get(line.key());
      if (known == null || known.checksum() != line.checksum()) {
        others.add(line.script());
      }
    }
    if (!others.isEmpty()) {
      throw new HistoryMismatchException(
          place.label() + " has a ledger already, which says something else of these files",
          others);
    }
  }

  private List<String> notes(Findings findings, @Nullable MigrationVersion newest) {
    List<String> notes = new ArrayList<>(findings.notes());
    long pending =
        findings.files().values().stream()
            .filter(file -> file.version() != null)
            .filter(file -> newest == null || !file.upTo(newest))
            .count();
    if (pending > 0) {
      notes.add(pending + " newer files are pending; the next migration applies them");
    }
    return notes;
  }
}
