package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.operations.HistoryListener;
import io.insula.operations.HistoryReport;
import io.insula.operations.HistoryReport.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of the history of each of many places. */
final class HistoryView {
  private final Action action;
  private final String participle;
  private final boolean dryRun;

  /**
   * @param participle what has been done, for people, such as {@code adopted}
   */
  HistoryView(Action action, String participle, boolean dryRun) {
    this.action = action;
    this.participle = participle;
    this.dryRun = dryRun;
  }

  /** Does it under a line of progress and shows it; the exit code. */
  int run(Function<HistoryListener, HistoryReport> work) {
    HistoryReport report;
    try (ProgressLine progress = new ProgressLine(action.terminal(), "Places")) {
      report = work.apply((outcome, done, total) -> progress.at(done, total));
    }
    action.answer(() -> document(report), () -> print(report));
    return Exit.of(report.failures().size(), report.outcomes().size());
  }

  private void print(HistoryReport report) {
    report.outcomes().forEach(this::print);
    long changed = report.outcomes().stream().filter(o -> !o.done().isEmpty()).count();
    action.say(
        "%d of %d places %s%s, %d failed."
            .formatted(
                changed,
                report.outcomes().size(),
                dryRun ? "would be " : "",
                participle,
                report.failures().size()));
  }

  private void print(Outcome outcome) {
    RuntimeException failure = outcome.failure();
    Terminal terminal = action.terminal();
    if (failure != null) {
      action.remark(
          terminal.alarming(Style.RED, "failed ")
              + outcome.place()
              + ": "
              + Failures.explain(failure));
      return;
    }
    if (!outcome.done().isEmpty()) {
      String word = dryRun ? "would be " + participle : participle;
      action.say(terminal.styled(Style.GREEN, word) + " " + outcome.place());
    } else if (!outcome.notes().isEmpty()) {
      action.say(terminal.styled(Style.DIM, "unchanged") + " " + outcome.place());
    }
    outcome.done().forEach(line -> action.say("  " + line));
    outcome.notes().forEach(line -> action.say("  note: " + line));
  }

  private Map<String, Object> document(HistoryReport report) {
    List<Object> changed = new ArrayList<>();
    List<Object> unchanged = new ArrayList<>();
    List<Object> failed = new ArrayList<>();
    for (Outcome outcome : report.outcomes()) {
      RuntimeException failure = outcome.failure();
      List<Object> where =
          failure != null ? failed : outcome.done().isEmpty() ? unchanged : changed;
      where.add(document(outcome, failure));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dryRun", dryRun);
    document.put(participle, changed);
    document.put("unchanged", unchanged);
    document.put("failed", failed);
    return document;
  }

  private static Map<String, Object> document(Outcome outcome, @Nullable RuntimeException failure) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("place", outcome.place());
    document.put("tenant", outcome.tenant() == null ? null : outcome.tenant().value());
    if (failure != null) {
      document.put("error", Failures.explain(failure));
      return document;
    }
    document.put("done", outcome.done());
    document.put("notes", outcome.notes());
    return document;
  }
}
