package io.insula.proof.prover;

import io.insula.InsulaException;
import io.insula.Tenant;
import io.insula.operations.Insula;
import io.insula.proof.internal.marks.Ground;
import io.insula.proof.internal.marks.Planted;
import io.insula.proof.internal.marks.Planting;
import io.insula.proof.internal.marks.Seed;
import io.insula.proof.internal.marks.ThrowAway;
import io.insula.proof.internal.marks.Watch;
import io.insula.proof.prover.ProverReport.Table;
import io.insula.proof.prover.ProverReport.Unproved;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One proof. Every run is made twice before the other tenant has rows, and once when it has: a mark
 * in the answer is a leak, and so is an answer that differs although it did not before.
 */
final class ProverRun {
  private static final String PREFIX = "insula-prove";
  private static final int ROWS = 2;

  private final Insula insula;
  private final ProverSettings settings;
  private final ProverListener listener;
  private final List<Unproved> skipped = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private int runs;

  ProverRun(Insula insula, ProverSettings settings, ProverListener listener) {
    this.insula = insula;
    this.settings = settings;
    this.listener = listener;
  }

  ProverReport run(Recording recording) {
    long begun = System.nanoTime();
    try (ThrowAway tenants = new ThrowAway(insula, PREFIX, settings.keep())) {
      Tenant one = tenants.make("a", settings.isolation());
      Tenant other = tenants.make("b", settings.isolation());
      return run(recording, one, other, begun);
    } catch (SQLException e) {
      throw new InsulaException("The statements could not be proved: " + e.getMessage(), e);
    }
  }

  private ProverReport run(Recording recording, Tenant one, Tenant other, long begun)
      throws SQLException {
    Planted own =
        Planting.plant(
            insula.dataSource(), Ground.of(insula, one), Seed.of('a', one.number()), ROWS);
    Ground ground = Ground.of(insula, other);
    Seed seed = Seed.of('b', other.number());
    Planted rehearsed = Planting.rehearse(insula.dataSource(), ground, seed, ROWS);
    Runner runner = runner(one);
    Reach reach = new Reach(runner, new Supply(own), new Supply(rehearsed), settings);
    List<Tried> tried = before(recording, reach, runner);
    Planted foreign = Planting.plant(insula.dataSource(), ground, seed, ROWS);
    Leaks leaks = new Leaks(foreign.marks());
    boolean within = one.placement().database().equals(other.placement().database());
    try (Watch watch = Watch.open(insula, foreign, within, one.placement().role())) {
      after(tried, runner, watch, leaks, foreign);
    }
    return report(one, other, recording, tried, foreign, leaks, begun);
  }

  private Runner runner(Tenant one) {
    int seconds = Math.toIntExact(Math.max(1, settings.timeout().toSeconds()));
    return new Runner(insula.dataSource(), one.id(), seconds);
  }

  private List<Tried> before(Recording recording, Reach reach, Runner runner) throws SQLException {
    List<Tried> tried = new ArrayList<>();
    int total = recording.statements().size();
    for (RecordedStatement statement : recording.statements()) {
      listener.at(tried.size() + skipped.size(), 2 * total);
      String reason = reasonToSkip(statement);
      if (reason != null) {
        skipped.add(new Unproved(statement.sql(), reason));
        continue;
      }
      Tried one = new Tried(statement, reach.runs(statement));
      for (Run run : one.runs()) {
        one.before(runner.run(run, null), runner.run(run, null));
      }
      tried.add(one);
    }
    return tried;
  }

  private static @Nullable String reasonToSkip(RecordedStatement statement) {
    SqlText sql = SqlText.of(statement.sql());
    if (sql.empty()) {
      return "it is empty";
    }
    if (statement.sql().contains("insula.binding")) {
      return "it is the binding of Insula itself";
    }
    return sql.controls()
        ? "it controls the transaction or the session, or copies data; each run is rolled back"
        : null;
  }

  private void after(List<Tried> tried, Runner runner, Watch watch, Leaks leaks, Planted foreign)
      throws SQLException {
    int done = 0;
    for (Tried one : tried) {
      listener.at(tried.size() + 2 * skipped.size() + done++, 2 * (tried.size() + skipped.size()));
      for (int i = 0; i < one.runs().size(); i++) {
        runs++;
        look(one, i, runner, watch, leaks, foreign);
      }
      for (String table : watch.changed()) {
        leaks.written(one.sql(), table);
      }
    }
  }

  private void look(Tried one, int index, Runner runner, Watch watch, Leaks leaks, Planted foreign)
      throws SQLException {
    Run run = one.runs().get(index);
    Outcome outcome = runner.run(run, watch);
    one.note(outcome);
    boolean leaked = leaks.look(one.sql(), run, outcome);
    String difference = leaked ? null : one.difference(index, outcome);
    if (difference == null || !runner.run(run, watch).same(outcome)) {
      return;
    }
    if (outcome.state().equals("23505") && surrogate(foreign, outcome.constraint())) {
      notes.add(
          "A surrogate key that another tenant has is refused ("
              + outcome.constraint()
              + "); such keys are unique among all tenants in row isolation.");
      return;
    }
    leaks.depends(one.sql(), difference);
  }

  private static boolean surrogate(Planted foreign, String constraint) {
    return foreign.ground().tables().stream()
        .filter(table -> foreign.ground().byColumn(table))
        .anyMatch(table -> table.surrogateKey(constraint));
  }

  private ProverReport report(
      Tenant one,
      Tenant other,
      Recording recording,
      List<Tried> tried,
      Planted foreign,
      Leaks leaks,
      long begun) {
    return new ProverReport(
        other.placement().isolation(),
        one.id(),
        other.id(),
        recording.statements().size(),
        (int) tried.stream().filter(Tried::done).count(),
        runs,
        tried.stream()
            .filter(statement -> !statement.done())
            .map(statement -> new Unproved(statement.sql(), statement.failure()))
            .toList(),
        skipped,
        foreign.tables().stream()
            .map(
                patch ->
                    new Table(
                        patch.table().name(),
                        patch.rows().size(),
                        patch.recognised(),
                        patch.reason()))
            .toList(),
        leaks.all(),
        List.copyOf(notes),
        Duration.ofNanos(System.nanoTime() - begun));
  }
}
