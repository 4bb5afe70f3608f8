package io.insula.cli;

import io.insula.TenantId;
import io.insula.cli.Terminal.Style;
import io.insula.proof.isolation.IsolationReport;
import io.insula.proof.isolation.IsolationReport.Check;
import io.insula.proof.isolation.IsolationReport.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of trying the doors, for people and for programs. */
final class IsolationView {
  private final Action action;

  IsolationView(Action action) {
    this.action = action;
  }

  void print(IsolationReport report, boolean detailed) {
    if (detailed) {
      report.checks().forEach(this::line);
      action.say("");
    }
    Table table = new Table("ISOLATION", "DOOR", "CHECKS", "PASSED", "FAILED");
    table.right("CHECKS", "PASSED", "FAILED");
    report.tallies().forEach(tally -> row(table, tally));
    table.print(action.terminal());
    if (!detailed && !report.failed().isEmpty()) {
      action.say("");
      report.failed().forEach(this::line);
    }
    report.notes().forEach(note -> action.remark("Note: " + one(note)));
    action.say("");
    action.say(
        "%s of %s in %s, between %s."
            .formatted(
                report.passed()
                    ? action.terminal().styled(Style.GREEN, "All passed")
                    : action.terminal().styled(Style.RED, report.failed().size() + " failed"),
                PlanView.counted(report.checks().size(), "check"),
                Durations.shown(report.took()),
                PlanView.counted(report.tenants().size(), "tenant")));
  }

  private static void row(Table table, Tally tally) {
    table.row(
        tally.isolation().label(),
        tally.door().label(),
        tally.passed() + tally.failed(),
        tally.passed(),
        Table.cell(
            Integer.toString(tally.failed()), tally.failed() == 0 ? Style.PLAIN : Style.RED));
  }

  private void line(Check check) {
    String word =
        check.passed()
            ? action.terminal().styled(Style.GREEN, "passed")
            : action.terminal().styled(Style.RED, "failed");
    String failure = check.failure() == null ? "" : ": " + check.failure();
    action.say(
        word
            + " "
            + one(check.isolation().label() + " " + check.door().label() + ", " + check.name())
            + one(failure));
  }

  /** Names come from the database; a terminal must not obey them. */
  static String one(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static Map<String, Object> document(IsolationReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passed", report.passed());
    document.put("tenants", report.tenants().stream().map(TenantId::value).toList());
    document.put("doors", report.tallies().stream().map(IsolationView::document).toList());
    document.put("checks", report.checks().stream().map(IsolationView::document).toList());
    document.put("notes", report.notes());
    document.put("ms", report.took().toNanos() / 1e6);
    return document;
  }

  private static Map<String, Object> document(Tally tally) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("isolation", tally.isolation().label());
    document.put("door", tally.door().label());
    document.put("passed", tally.passed());
    document.put("failed", tally.failed());
    return document;
  }

  private static Map<String, Object> document(Check check) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("isolation", check.isolation().label());
    document.put("door", check.door().label());
    document.put("name", check.name());
    document.put("passed", check.passed());
    document.put("failure", check.failure());
    return document;
  }
}
