package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.proof.prover.ProverReport;
import io.insula.proof.prover.ProverReport.Leak;
import io.insula.proof.prover.ProverReport.Unproved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of proving statements, for people and for programs. */
final class ProverView {
  private static final int SHOWN = 160;

  private final Action action;

  ProverView(Action action) {
    this.action = action;
  }

  void print(ProverReport report) {
    report.leaks().forEach(this::leak);
    report.failed().forEach(one -> unproved("did not run", one));
    report.skipped().forEach(one -> unproved("skipped", one));
    report.tables().stream()
        .filter(table -> !table.poisoned())
        .forEach(
            table ->
                action.say(
                    action.terminal().styled(Style.YELLOW, "no marks in")
                        + " "
                        + IsolationView.one(table.name() + ": " + table.reason())));
    report.notes().forEach(note -> action.remark("Note: " + IsolationView.one(note)));
    action.say(
        "%s: %d of %s proved in %s isolation with %s in %s; %d of %s had marks."
            .formatted(
                verdict(report),
                report.executed(),
                PlanView.counted(report.statements(), "statement"),
                report.isolation().label(),
                PlanView.counted(report.runs(), "run"),
                Durations.shown(report.took()),
                report.poisoned(),
                PlanView.counted(report.tables().size(), "table")));
  }

  private String verdict(ProverReport report) {
    if (report.passed()) {
      return action.terminal().styled(Style.GREEN, "Nothing leaked");
    }
    return action
        .terminal()
        .styled(
            Style.RED,
            report.leaks().isEmpty()
                ? "Nothing was proved"
                : PlanView.counted(report.leaks().size(), "leak"));
  }

  private void leak(Leak leak) {
    action.say(
        action.terminal().styled(Style.RED, leak.kind().name().toLowerCase(Locale.ROOT))
            + " "
            + IsolationView.one(leak.where() + place(leak)));
    action.say("  " + shortened(leak.sql()));
  }

  private static String place(Leak leak) {
    if (leak.table() == null) {
      return "";
    }
    return ": " + leak.table() + (leak.column() == null ? "" : "." + leak.column());
  }

  private void unproved(String word, Unproved one) {
    action.say(
        action.terminal().styled(Style.YELLOW, word)
            + " "
            + shortened(one.sql())
            + "  ("
            + IsolationView.one(one.reason())
            + ")");
  }

  private static String shortened(String sql) {
    String line = IsolationView.one(sql).replaceAll("\\s+", " ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  static Map<String, Object> document(ProverReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passed", report.passed());
    document.put("isolation", report.isolation().label());
    document.put("tenant", report.asTenant().value());
    document.put("marked", report.marked().value());
    document.put("statements", report.statements());
    document.put("executed", report.executed());
    document.put("runs", report.runs());
    document.put("leaks", report.leaks().stream().map(ProverView::document).toList());
    document.put("failed", unproved(report.failed()));
    document.put("skipped", unproved(report.skipped()));
    document.put("tables", report.tables().stream().map(ProverView::document).toList());
    document.put("notes", report.notes());
    document.put("ms", report.took().toNanos() / 1e6);
    return document;
  }

  private static Map<String, Object> document(Leak leak) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", leak.kind().name().toLowerCase(Locale.ROOT));
    document.put("sql", leak.sql());
    document.put("table", leak.table());
    document.put("column", leak.column());
    document.put("where", leak.where());
    document.put("times", leak.times());
    return document;
  }

  private static List<Map<String, Object>> unproved(List<Unproved> statements) {
    return statements.stream()
        .map(
            one -> {
              Map<String, Object> document = new LinkedHashMap<>();
              document.put("sql", one.sql());
              document.put("reason", one.reason());
              return document;
            })
        .toList();
  }

  private static Map<String, Object> document(ProverReport.Table table) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", table.name());
    document.put("rows", table.rows());
    document.put("columns", table.columns());
    document.put("reason", table.reason());
    return document;
  }
}
