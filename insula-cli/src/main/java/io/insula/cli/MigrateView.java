package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.operations.FleetListener;
import io.insula.operations.FleetReport;
import io.insula.operations.FleetReport.Outcome;
import io.insula.operations.FleetReport.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A migration as people watch it: a line with rate and time left on a terminal, a line for each
 * event elsewhere, a summary behind both.
 */
final class MigrateView {
  private final Action action;
  private final Terminal terminal;

  MigrateView(Action action) {
    this.action = action;
    this.terminal = action.terminal();
  }

  /** Runs it, watched; the exit code. */
  int run(Function<FleetListener, FleetReport> migration) {
    long begun = System.nanoTime();
    FleetReport report;
    try (ProgressLine progress = new ProgressLine(terminal, "Migrating")) {
      report = migration.apply(new Watch(progress));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    action.answer(() -> document(report, took), () -> print(report, took));
    return exit(report);
  }

  /** Also when all that were behind failed: the rest of the fleet is well. */
  private static int exit(FleetReport report) {
    return report.succeeded() ? Exit.DONE : Exit.PARTLY;
  }

  /** Says what happens while it does. */
  private final class Watch implements FleetListener {
    private final ProgressLine progress;
    private final boolean live = terminal.abilities().error();

    Watch(ProgressLine progress) {
      this.progress = progress;
    }

    @Override
    public void done(Outcome outcome, int done, int total) {
      if (live) {
        progress.at(done, total);
      } else if (outcome.failure() == null) {
        action.remark("[" + done + "/" + total + "] " + line(outcome));
      }
    }

    @Override
    public void waveStarted(String wave, int places) {
      progress.wipe();
      action.remark("wave " + wave + ": " + PlanView.counted(places, "place"));
    }

    @Override
    public void retrying(String place, Exception failure, int attempt, Duration pause) {
      if (!live) {
        action.remark(
            "again in " + Durations.shown(pause) + ": " + place + ": " + failure.getMessage());
      }
    }
  }

  private static String line(Outcome outcome) {
    return outcome.place()
        + ": "
        + (outcome.applied().isEmpty() ? "nothing was pending" : files(outcome.applied()))
        + ", "
        + Durations.shown(outcome.took());
  }

  private static String files(List<String> names) {
    return names.size() == 1
        ? names.get(0)
        : names.size() + " files, up to " + names.get(names.size() - 1);
  }

  private void print(FleetReport report, Duration took) {
    report.failures().forEach(this::printFailure);
    long changed = report.outcomes().stream().filter(o -> !o.applied().isEmpty()).count();
    if (report.outcomes().isEmpty()) {
      action.say("Nothing is pending. (" + Durations.shown(took) + ")");
    } else {
      action.say(
          PlanView.counted(changed, "place")
              + " migrated, "
              + report.failures().size()
              + " failed, in "
              + Durations.shown(took)
              + ".");
    }
    Stop stop = report.stop();
    if (stop != null) {
      printStop(stop);
    }
  }

  private void printFailure(Outcome outcome) {
    Exception failure = outcome.failure();
    action.remark(
        terminal.alarming(Style.RED, "failed ")
            + outcome.place()
            + ": "
            + (failure == null ? "" : Failures.explain(failure)));
  }

  private void printStop(Stop stop) {
    String line = (stop.halted() ? "Halted behind wave " : "Waits behind wave ") + stop.wave();
    action.remark(
        terminal.alarming(stop.halted() ? Style.RED : Style.YELLOW, line)
            + ": "
            + stop.reason()
            + ". Go on with `insula migrate resume`, or give it up with `insula migrate abandon`.");
  }

  private static Map<String, Object> document(FleetReport report, Duration took) {
    List<Object> migrated = new ArrayList<>();
    List<Object> failed = new ArrayList<>();
    for (Outcome outcome : report.outcomes()) {
      (outcome.failure() == null ? migrated : failed).add(document(outcome));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("migrated", migrated);
    document.put("failed", failed);
    document.put("stopped", document(report.stop()));
    document.put("ms", took.toNanos() / 1e6);
    return document;
  }

  private static Map<String, Object> document(Outcome outcome) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("place", outcome.place());
    entry.put("tenant", PlanView.text(outcome.tenant()));
    entry.put("applied", outcome.applied());
    entry.put("ms", outcome.took().toNanos() / 1e6);
    Exception failure = outcome.failure();
    if (failure != null) {
      entry.put("error", Failures.explain(failure));
    }
    return entry;
  }

  private static @Nullable Map<String, Object> document(@Nullable Stop stop) {
    if (stop == null) {
      return null;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("wave", stop.wave());
    document.put("state", stop.halted() ? "halted" : "waiting");
    document.put("reason", stop.reason());
    return document;
  }
}
