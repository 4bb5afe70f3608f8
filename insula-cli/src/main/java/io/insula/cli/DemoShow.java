package io.insula.cli;

import io.insula.InsulaException;
import io.insula.cli.demo.Demo;
import io.insula.cli.demo.Snapshot;
import io.insula.operations.BatchReport;
import io.insula.operations.Insula;
import java.time.Duration;

/** Plays the demo: the table redrawn in place on a terminal, one line per second elsewhere. */
final class DemoShow {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Action action;
  private final Insula insula;
  private final Welcome welcome;
  private final int rate;

  DemoShow(Action action, Site site, Welcome welcome, int rate) {
    this.action = action;
    this.insula = site.insula();
    this.welcome = welcome;
    this.rate = rate;
  }

  void run(Duration howLong) {
    createShops();
    ShutDown shutDown = action.root().shutDown;
    try (Demo demo = Demo.start(insula, rate);
        Screen screen = new Screen(action.terminal())) {
      long end = System.nanoTime() + howLong.toNanos();
      if (action.root().json) {
        action.say(Json.of(welcome.document()));
      } else {
        greet();
      }
      while (System.nanoTime() < end && !shutDown.await(TICK)) {
        show(demo.snapshot(), screen);
      }
    }
  }

  private void createShops() {
    BatchReport report;
    try (ProgressLine progress = new ProgressLine(action.terminal(), "Creating shops")) {
      report = Demo.createShops(insula, (outcome, done, total) -> progress.at(done, total));
    }
    for (BatchReport.Outcome outcome : report.failures()) {
      Exception failure = outcome.failure();
      throw new InsulaException(
          "The shop "
              + outcome.tenant()
              + " can't be created: "
              + (failure == null ? "" : Failures.explain(failure)),
          failure);
    }
  }

  private void greet() {
    if (!action.terminal().abilities().output()) {
      welcome.lines().forEach(action::say);
    }
  }

  private void show(Snapshot snapshot, Screen screen) {
    DemoView view = new DemoView(action.terminal(), welcome);
    if (action.root().json) {
      action.remark(view.line(snapshot));
    } else if (action.terminal().abilities().output()) {
      screen.draw(view.lines(snapshot));
    } else {
      action.say(view.line(snapshot));
    }
  }
}
