package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.proof.lint.Lint;
import io.insula.proof.lint.LintFinding;
import io.insula.proof.lint.LintFix;
import io.insula.proof.lint.LintReport;
import io.insula.proof.lint.Lints;
import io.insula.proof.lint.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows lints, what they found, and what was done about it. */
final class LintView {
  /** How many findings of one lint are told in full; the others are counted. */
  static final int TOLD = 3;

  private final Action action;

  LintView(Action action) {
    this.action = action;
  }

  void list() {
    Table table = new Table("ID", "SEVERITY", "WHAT", "--FIX");
    Lints.all()
        .forEach(
            lint ->
                table.row(lint.id(), word(lint.severity()), lint.title(), lint.repair().words()));
    table.lines(action.terminal()).forEach(action::say);
  }

  void explain(Lint lint) {
    head(lint);
    line("why    " + lint.why());
    line("fix    " + lint.fix());
    line("--fix  " + lint.repair().words());
  }

  void print(LintReport report) {
    report.byLint().forEach(this::print);
    report
        .unreachable()
        .forEach(
            one -> {
              action.say(action.terminal().styled(Style.RED, "unknown") + " " + one.where());
              line(one.reason());
            });
  }

  private void print(Lint lint, List<LintFinding> findings) {
    head(lint);
    findings.stream().limit(TOLD).forEach(this::told);
    if (findings.size() > TOLD) {
      line("… and %d more.".formatted(findings.size() - TOLD));
    }
    line("why  " + lint.why());
    line(
        switch (findings.get(0).repair()) {
          case BY_HAND -> "Mend it by hand.";
          case MIGRATOR, PROTECTION -> "`insula doctor --fix` does it.";
          case ADMINISTRATOR -> "`insula doctor --fix` does it, with an administrator's login.";
        });
  }

  private void told(LintFinding finding) {
    line(
        "%s (%s%s)"
            .formatted(
                finding.what(),
                finding.where(),
                finding.owner().isEmpty() ? "" : ", " + finding.owner()));
    finding.fix().forEach(statement -> line("  fix: " + statement));
  }

  void print(LintFix fix) {
    for (LintFix.Step step : fix.steps()) {
      if (step.outcome() == LintFix.Outcome.DONE || step.outcome() == LintFix.Outcome.FAILED) {
        boolean done = step.outcome() == LintFix.Outcome.DONE;
        String word = done ? fix.planned() ? "plan" : "fixed" : "failed";
        Style style = done ? Style.GREEN : Style.RED;
        action.say(action.terminal().styled(style, word) + " " + clean(step.finding().what()));
        if (!step.detail().isEmpty()) {
          line(step.detail());
        }
        step.finding().fix().forEach(statement -> line(statement + ";"));
      }
    }
  }

  String summary(LintReport report) {
    return "%s on %s and %s in %s: %s, %s, %s."
        .formatted(
            PlanView.counted(report.lints().size(), "lint"),
            PlanView.counted(report.databases(), "database"),
            PlanView.counted(report.schemas(), "schema"),
            Durations.shown(report.took()),
            PlanView.counted(report.count(Severity.ERROR), "error"),
            PlanView.counted(report.count(Severity.WARNING), "warning"),
            PlanView.counted(report.count(Severity.INFO), "note"));
  }

  private void head(Lint lint) {
    action.say(
        action.terminal().styled(style(lint.severity()), word(lint.severity()))
            + " "
            + action.terminal().styled(Style.BOLD, lint.id())
            + ": "
            + lint.title());
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.RED;
      case WARNING -> Style.YELLOW;
      case INFO -> Style.CYAN;
    };
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private void line(String text) {
    text.lines().forEach(line -> action.say("  " + clean(line)));
  }

  /** Names come from the database; a terminal must not obey them. */
  private static String clean(String text) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static Map<String, Object> document(Lint lint) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", lint.id());
    document.put("severity", word(lint.severity()));
    document.put("title", lint.title());
    document.put("why", lint.why());
    document.put("fix", lint.fix());
    document.put("repair", lint.repair().name().toLowerCase(Locale.ROOT));
    return document;
  }

  static Map<String, Object> document(LintReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passed", report.passed());
    document.put("looked", report.lints().size());
    document.put("databases", report.databases());
    document.put("schemas", report.schemas());
    document.put("errors", report.count(Severity.ERROR));
    document.put("warnings", report.count(Severity.WARNING));
    document.put("notes", report.count(Severity.INFO));
    document.put("findings", report.findings().stream().map(LintView::document).toList());
    document.put(
        "unreachable",
        report.unreachable().stream()
            .map(one -> Map.of("where", one.where(), "reason", one.reason()))
            .toList());
    document.put("ms", report.took().toNanos() / 1e6);
    return document;
  }

  private static Map<String, Object> document(LintFinding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", finding.lint().id());
    document.put("severity", word(finding.lint().severity()));
    document.put("cluster", finding.cluster());
    document.put("database", finding.database());
    document.put("schema", finding.schema());
    document.put("owner", finding.owner());
    document.put("object", finding.object());
    document.put("what", finding.what());
    document.put("why", finding.lint().why());
    document.put("fix", finding.fix());
    document.put("repair", finding.repair().name().toLowerCase(Locale.ROOT));
    return document;
  }

  static Map<String, Object> document(LintFix fix) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("planned", fix.planned());
    document.put("steps", fix.steps().stream().map(LintView::document).toList());
    return document;
  }

  private static Map<String, Object> document(LintFix.Step step) {
    Map<String, Object> document = document(step.finding());
    document.put("outcome", step.outcome().name().toLowerCase(Locale.ROOT));
    document.put("detail", step.detail());
    return document;
  }
}
