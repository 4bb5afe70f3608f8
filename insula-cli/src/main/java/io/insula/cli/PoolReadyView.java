package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.operations.Insula;
import io.insula.operations.ReadyPool.FillReport;
import io.insula.operations.ReadyPool.Stock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ready pool, for people and for programs. */
final class PoolReadyView {
  private final Action action;

  PoolReadyView(Action action) {
    this.action = action;
  }

  /** Fills the pool and tells; the exit code. */
  int fill(Insula insula) {
    FillReport report;
    try (ProgressLine progress = new ProgressLine(action.terminal(), "Making places ready")) {
      report = insula.readyPool().fill(progress::at);
    }
    List<Stock> stocks = insula.readyPool().status();
    action.answer(() -> document(report, stocks), () -> print(report, stocks));
    int failures = report.failures().size();
    return Exit.of(failures, failures + report.made() + report.removed());
  }

  private void print(FillReport report, List<Stock> stocks) {
    for (RuntimeException failure : report.failures()) {
      action.remark(action.terminal().alarming(Style.RED, "failed ") + Failures.explain(failure));
    }
    action.say("%d made, %d removed.".formatted(report.made(), report.removed()));
    print(stocks);
  }

  void print(List<Stock> stocks) {
    if (stocks.isEmpty()) {
      action.say("No places are kept ready. Begin with: insula pool-ready set schema=50");
      return;
    }
    Table table =
        new Table(
                "CLUSTER", "ISOLATION", "WANTED", "READY", "BEHIND", "UNFINISHED", "TAKEN", "BUILT")
            .right("WANTED", "READY", "BEHIND", "UNFINISHED", "TAKEN", "BUILT");
    for (Stock stock : stocks) {
      table.row(
          stock.cluster(),
          stock.isolation().label(),
          stock.size(),
          stock.ready(),
          stock.behind(),
          stock.unfinished(),
          stock.claims(),
          stock.misses());
    }
    table.print(action.terminal());
  }

  private static Map<String, Object> document(FillReport report, List<Stock> stocks) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("made", report.made());
    document.put("removed", report.removed());
    document.put("failed", report.failures().stream().map(Failures::explain).toList());
    document.put("stock", stocks.stream().map(PoolReadyView::document).toList());
    return document;
  }

  static Map<String, Object> document(Stock stock) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cluster", stock.cluster());
    document.put("isolation", stock.isolation().label());
    document.put("wanted", stock.size());
    document.put("ready", stock.ready());
    document.put("behind", stock.behind());
    document.put("unfinished", stock.unfinished());
    document.put("taken", stock.claims());
    document.put("built", stock.misses());
    return document;
  }
}
