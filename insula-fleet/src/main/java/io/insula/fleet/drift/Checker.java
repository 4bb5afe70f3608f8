package io.insula.fleet.drift;

import io.insula.InsulaException;
import io.insula.fleet.AppliedMigrations;
import io.insula.fleet.drift.Comparison.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a batch of places: by fingerprint, and by fact where that differs. Thread-safe. */
final class Checker {
  /** Printing some expressions opens their table, which may be locked by a migration. */
  private static final String LOCKS = "set local lock_timeout to '3s'";

  private final DriftSettings settings;
  private final References references;
  private final Outcomes outcomes;

  Checker(DriftSettings settings, References references, Outcomes outcomes) {
    this.settings = settings;
    this.references = references;
    this.outcomes = outcomes;
  }

  /** Whatever happens, each place gets one outcome. */
  void check(List<DriftPlace> batch) {
    Look look;
    try {
      look = look(batch);
    } catch (SQLException | RuntimeException e) {
      again(batch, e);
      return;
    }
    for (DriftPlace place : batch) {
      try {
        compare(place, look);
      } catch (SQLException | RuntimeException e) {
        outcomes.unreachable(place, reason(e));
      }
    }
  }

  /** One schema that is locked must not hide the others. */
  private void again(List<DriftPlace> batch, Exception failure) {
    if (batch.size() == 1) {
      outcomes.unreachable(batch.get(0), reason(failure));
    } else {
      Batches.halves(batch).forEach(this::check);
    }
  }

  static String reason(Exception failure) {
    return failure instanceof SQLException e
        ? String.valueOf(e.getMessage()).split("\n", 2)[0] + " [SQLSTATE " + e.getSQLState() + "]"
        : String.valueOf(failure.getMessage());
  }

  /** What one query finds out about a batch. */
  private record Look(
      Map<DriftPlace, Subject> subjects,
      Map<Subject, String> prints,
      Map<String, Map<String, Integer>> ledger) {}

  /** Nothing stays open: building a reference may have to wait for every other transaction. */
  private Look look(List<DriftPlace> batch) throws SQLException {
    Map<DriftPlace, Subject> subjects = new LinkedHashMap<>();
    batch.forEach(place -> subjects.put(place, Subject.of(place.target(), "")));
    List<Subject> all = List.copyOf(subjects.values());
    try (Connection connection = connect(batch.get(0))) {
      begin(connection);
      Look look =
          new Look(
              subjects,
              Facts.fingerprints(connection, all),
              LedgerLines.read(connection, all.stream().map(Subject::schema).toList()));
      connection.rollback();
      end(connection, batch.size());
      return look;
    }
  }

  /**
   * The process on the server remembers all that it has read of the catalog, 130 kB for a schema of
   * ten tables. It must not be used again for the next thousands.
   */
  private static void end(Connection connection, int schemas) throws SQLException {
    if (schemas > 1) {
      connection.unwrap(Connection.class).close();
    }
  }

  private Connection connect(DriftPlace place) throws SQLException {
    return settings.estate().migrator(place.cluster(), place.database());
  }

  private static void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCKS);
    }
  }

  private void compare(DriftPlace place, Look look) throws SQLException {
    Subject subject = look.subjects.get(place);
    String print = subject == null ? null : look.prints.get(subject);
    if (subject == null || print == null) {
      throw new InsulaException(
          "not compared: there is no schema \"" + place.target().placement().schema() + "\"");
    }
    AppliedMigrations files = files(place, look.ledger.get(subject.schema()));
    Reference reference = references.of(place.target().placement(), files);
    outcomes.compared(
        place, reference.matches(print) ? List.of() : differences(place, subject, reference));
  }

  private AppliedMigrations files(DriftPlace place, @Nullable Map<String, Integer> ledger) {
    AppliedMigrations files =
        AppliedMigrations.of(
            settings.migrations(),
            place.target(),
            settings.estate(),
            ledger == null ? Map.of() : ledger);
    if (files.pending() > 0) {
      outcomes.behind(place, files.pending());
    }
    if (!files.unknown().isEmpty()) {
      throw new InsulaException(
          "not compared: version "
              + String.join(", ", files.unknown())
              + " was applied, and its file is gone or has another text now. Put the file back, or"
              + " migrate if it is a repeatable one.");
    }
    return files;
  }

  /** For people. */
  private List<Difference> differences(DriftPlace place, Subject subject, Reference reference)
      throws SQLException {
    try (Connection connection = connect(place)) {
      begin(connection);
      List<Finding> findings = findings(connection, subject, reference);
      connection.rollback();
      return resolved(findings, new Marks(place.target()));
    }
  }

  static List<Finding> findings(Connection connection, Subject subject, Reference reference)
      throws SQLException {
    Structure actual = Facts.structure(connection, subject.beside(reference.subject()));
    return new Comparison(reference.structure(subject), actual).findings();
  }

  static List<Difference> resolved(List<Finding> findings, Marks marks) {
    List<Difference> differences = new ArrayList<>();
    findings.forEach(finding -> differences.add(marks.resolve(finding.difference())));
    return differences;
  }
}
