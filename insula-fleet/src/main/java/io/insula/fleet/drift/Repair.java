package io.insula.fleet.drift;

import io.insula.fleet.LockedWork.Protect;
import io.insula.fleet.drift.Comparison.Finding;
import io.insula.fleet.drift.FixReport.FixedPlace;
import io.insula.fleet.drift.FixStep.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Repairs one place, in one transaction, round by round: what a missing table lacks is known when
 * it is there, and a view can be made when its function is. Each statement is undone alone when it
 * fails. One thread.
 */
final class Repair {
  /** A round that repairs nothing is the last; this many are enough for any chain that we know. */
  private static final int ROUNDS = 8;

  private final DriftPlace place;
  private final Reference reference;
  private final boolean evenLossy;
  private final Subject subject;
  private final Marks marks;
  private final Map<Difference, FixStep> steps = new LinkedHashMap<>();
  private final Set<String> run = new HashSet<>();

  Repair(DriftPlace place, Reference reference, boolean evenLossy) {
    this.place = place;
    this.reference = reference;
    this.evenLossy = evenLossy;
    this.subject = Subject.of(place.target(), "");
    this.marks = new Marks(place.target());
  }

  /** In the transaction of the connection, which the caller ends. */
  FixedPlace run(Connection connection, Protect protection) throws SQLException {
    Structure expected = reference.structure(subject);
    List<Finding> findings = findings(connection, expected);
    boolean progress = true;
    for (int round = 0; round < ROUNDS && progress && !findings.isEmpty(); round++) {
      progress = round(connection, findings, new Remedies(expected));
      progress |= !protection.run().isEmpty();
      findings = findings(connection, expected);
    }
    List<Difference> remaining = Checker.resolved(findings, marks);
    settle(remaining);
    return new FixedPlace(place, List.copyOf(steps.values()), remaining, null);
  }

  private List<Finding> findings(Connection connection, Structure expected) throws SQLException {
    Structure actual = Facts.structure(connection, subject.beside(reference.subject()));
    return new Comparison(expected, actual).findings();
  }

  /** Whether anything was changed. */
  private boolean round(Connection connection, List<Finding> findings, Remedies remedies)
      throws SQLException {
    List<Attempt> attempts = new ArrayList<>();
    for (Finding finding : findings) {
      attempts.add(new Attempt(marks.resolve(finding.difference()), remedies.of(finding)));
    }
    attempts.sort(Comparator.comparingInt(attempt -> attempt.remedy.order()));
    boolean changed = false;
    for (Attempt attempt : attempts) {
      changed |= attempt(connection, attempt);
    }
    return changed;
  }

  private record Attempt(Difference difference, Remedy remedy) {}

  private boolean attempt(Connection connection, Attempt attempt) throws SQLException {
    Remedy remedy = attempt.remedy;
    if (Remedies.isProtection(attempt.difference)) {
      put(attempt.difference, null, false, Outcome.FAILED, "protection did not put it back");
      return false;
    }
    if (remedy.sql() == null) {
      put(attempt.difference, null, false, Outcome.LEFT, remedy.reason());
      return false;
    }
    String sql = marks.translate(remedy.sql(), reference.subject());
    if (remedy.lossy() && !evenLossy) {
      put(attempt.difference, sql, true, Outcome.LEFT, "it would lose what is there");
      return false;
    }
    if (run.contains(sql)) {
      return false;
    }
    String failure = execute(connection, sql);
    put(attempt.difference, sql, remedy.lossy(), Outcome.FAILED, failure);
    return failure == null && run.add(sql);
  }

  private void put(
      Difference difference,
      @Nullable String sql,
      boolean lossy,
      Outcome outcome,
      @Nullable String reason) {
    steps.put(difference, new FixStep(difference, sql, lossy, outcome, reason));
  }

  /** The error, or null. */
  private static @Nullable String execute(Connection connection, String sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.releaseSavepoint(before);
      return null;
    } catch (SQLException e) {
      connection.rollback(before);
      return Checker.reason(e);
    }
  }

  /** A difference that is gone was repaired, by its own statement or by another's. */
  private void settle(List<Difference> remaining) {
    Set<Difference> left = new HashSet<>(remaining);
    steps.replaceAll(
        (difference, step) ->
            left.contains(difference)
                ? step
                : new FixStep(difference, step.sql(), step.lossy(), Outcome.REPAIRED, null));
    steps.replaceAll(
        (difference, step) ->
            step.outcome() == Outcome.FAILED && step.reason() == null
                ? new FixStep(
                    difference,
                    step.sql(),
                    step.lossy(),
                    Outcome.FAILED,
                    "the statement succeeded, and the difference is still there")
                : step);
  }
}
