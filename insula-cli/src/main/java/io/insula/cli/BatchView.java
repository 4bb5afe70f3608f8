package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.operations.BatchReport;
import io.insula.operations.BatchReport.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each of many tenants. */
final class BatchView {
  private final Action action;
  private final String participle;

  BatchView(Action action, String participle) {
    this.action = action;
    this.participle = participle;
  }

  /** Shows it; the exit code. */
  int answer(BatchReport report) {
    action.answer(() -> document(report), () -> print(report));
    return Exit.of(report.failures().size(), report.outcomes().size());
  }

  private Map<String, Object> document(BatchReport report) {
    List<Object> done = new ArrayList<>();
    List<Object> failed = new ArrayList<>();
    for (Outcome outcome : report.outcomes()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("tenant", outcome.tenant().value());
      Exception failure = outcome.failure();
      if (failure != null) {
        entry.put("error", Failures.explain(failure));
        failed.add(entry);
      } else {
        if (!outcome.removed().isEmpty()) {
          entry.put("removed", outcome.removed());
        }
        done.add(entry);
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(participle, done);
    document.put("failed", failed);
    return document;
  }

  private void print(BatchReport report) {
    Terminal terminal = action.terminal();
    for (Outcome outcome : report.outcomes()) {
      Exception failure = outcome.failure();
      if (failure == null) {
        action.say(terminal.styled(Style.GREEN, participle) + " " + outcome.tenant());
        outcome.removed().forEach(line -> action.say("  " + line));
      } else {
        action.remark(
            terminal.alarming(Style.RED, "failed ")
                + outcome.tenant()
                + ": "
                + Failures.explain(failure));
      }
    }
    if (report.outcomes().size() > 1 && !report.succeeded()) {
      int all = report.outcomes().size();
      int failures = report.failures().size();
      action.remark((all - failures) + " " + participle + ", " + failures + " failed.");
    }
  }
}
