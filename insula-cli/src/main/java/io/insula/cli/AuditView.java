package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.guard.audit.AuditEntry;
import io.insula.guard.audit.AuditFact;
import io.insula.guard.audit.AuditFinding;
import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditReport;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries of the audit trail, for people and for programs. */
final class AuditView {
  private AuditView() {}

  static Map<String, @Nullable Object> document(AuditEntry entry) {
    AuditFact fact = entry.fact();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("position", entry.position());
    document.put("id", fact.id());
    document.put("occurred_at", fact.occurred());
    document.put("at", entry.at());
    document.put("actor", fact.actor());
    document.put("action", fact.action());
    document.put("tenant", fact.tenant());
    document.put("object", fact.object());
    document.put("outcome", fact.outcome().label());
    document.put("severity", fact.severity().label());
    document.put("address", fact.address());
    document.put("host", fact.host());
    document.put("process", fact.process());
    document.put("correlation", fact.correlation());
    document.put("detail", fact.detail());
    document.put("seal", entry.seal());
    return document;
  }

  static Table table(List<AuditEntry> entries) {
    Table table =
        new Table("POSITION", "WHEN", "ACTOR", "ACTION", "TENANT", "OBJECT", "OUTCOME", "DETAIL")
            .right("POSITION");
    for (AuditEntry entry : entries) {
      AuditFact fact = entry.fact();
      table.row(
          entry.position(),
          fact.occurred().truncatedTo(ChronoUnit.SECONDS),
          fact.actor(),
          fact.action(),
          shown(fact.tenant()),
          shortened(shown(fact.object())),
          Table.cell(fact.outcome().label(), style(fact.outcome())),
          fact.detail().isEmpty() ? "" : shortened(fact.detail().toString()));
    }
    return table;
  }

  private static Style style(AuditOutcome outcome) {
    return switch (outcome) {
      case SUCCESS -> Style.GREEN;
      case FAILURE -> Style.RED;
      case DENIED -> Style.YELLOW;
    };
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 60
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 59)) + "…";
  }

  /** One row for each thing that is known. */
  static Table lines(AuditEntry entry) {
    Table table = new Table("WHAT", "VALUE");
    document(entry)
        .forEach(
            (name, value) -> {
              if (value != null) {
                table.row(name.replace('_', ' '), value);
              }
            });
    return table;
  }

  static Map<String, @Nullable Object> document(AuditReport report) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("passed", report.passed());
    document.put("entries", report.entries());
    document.put("first", report.first());
    document.put("last", report.last());
    document.put("since", report.since());
    document.put("found", report.found());
    document.put("findings", report.findings().stream().map(AuditView::document).toList());
    return document;
  }

  private static Map<String, @Nullable Object> document(AuditFinding finding) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("kind", label(finding));
    document.put("position", finding.position());
    document.put("to", finding.to());
    document.put("id", finding.id());
    document.put("at", finding.at());
    document.put("message", finding.message());
    return document;
  }

  static String label(AuditFinding finding) {
    return finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
