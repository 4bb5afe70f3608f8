package io.insula.cli;

import io.insula.TenantId;
import io.insula.cli.Terminal.Style;
import io.insula.fleet.drift.Difference;
import io.insula.fleet.drift.DriftPlace;
import io.insula.fleet.drift.DriftReport;
import io.insula.fleet.drift.FixReport;
import io.insula.fleet.drift.FixReport.FixedPlace;
import io.insula.fleet.drift.FixStep;
import io.insula.fleet.drift.FixStep.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drift, and what was done about it, for people and for programs. */
final class DriftView {
  private final Action action;

  DriftView(Action action) {
    this.action = action;
  }

  /** All tenants of the report that something is the matter with. */
  static List<TenantId> ids(FixReport report) {
    return report.places().stream().flatMap(place -> place.place().tenants().stream()).toList();
  }

  String tenants(FixReport report) {
    return PlanView.counted(ids(report).size(), "tenant");
  }

  void print(DriftReport report) {
    report
        .drifted()
        .forEach(
            drifted -> {
              head(Style.YELLOW, "drifted", drifted.place());
              drifted.differences().forEach(one -> line(one.toString()));
            });
    others(report);
    action.say(summary(report));
  }

  void print(FixReport report, boolean planned) {
    report.places().forEach(place -> print(place, planned));
    others(report.check());
    action.say(summary(report.check()));
    long clean = report.places().stream().filter(FixedPlace::isClean).count();
    if (!report.places().isEmpty()) {
      action.say(
          "%d of %d %s repaired completely."
              .formatted(clean, report.places().size(), planned ? "would be" : "were"));
    }
  }

  private void print(FixedPlace place, boolean planned) {
    head(place.isClean() ? Style.GREEN : Style.YELLOW, planned ? "plan" : "fixed", place.place());
    if (place.failure() != null) {
      line("failed: " + place.failure());
    }
    for (FixStep step : place.steps()) {
      line(step.difference().toString());
      if (step.outcome() != Outcome.REPAIRED) {
        line("  " + label(step) + ": " + step.reason());
      }
      if (step.sql() != null && (step.outcome() == Outcome.REPAIRED || step.lossy())) {
        line(step.sql().indent(2).stripTrailing());
      } else if (step.sql() == null && step.outcome() == Outcome.REPAIRED) {
        line("  by protecting the table");
      }
    }
  }

  private void others(DriftReport report) {
    for (DriftReport.Unreachable place : report.unreachable()) {
      head(Style.RED, "unknown", place.place());
      line(place.reason());
    }
  }

  private static String summary(DriftReport report) {
    return "%s compared in %s: %d clean, %d drifted, %d not compared; %d behind."
        .formatted(
            PlanView.counted(report.places(), "place"),
            Durations.shown(report.took()),
            report.clean(),
            report.drifted().size(),
            report.unreachable().size(),
            report.behind().size());
  }

  private void head(Style style, String word, DriftPlace place) {
    action.say(action.terminal().styled(style, word) + " " + place.label());
  }

  /** Names come from the database; a terminal must not obey them. */
  private void line(String text) {
    text.lines()
        .forEach(
            line ->
                action.say(
                    "  "
                        + line.codePoints()
                            .filter(c -> !Character.isISOControl(c))
                            .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)));
  }

  private static String label(FixStep step) {
    return step.outcome().name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> document(DriftReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("places", report.places());
    document.put("clean", report.clean());
    document.put("drifted", report.drifted().stream().map(DriftView::document).toList());
    document.put("behind", report.behind().stream().map(DriftView::document).toList());
    document.put("notCompared", report.unreachable().stream().map(DriftView::document).toList());
    document.put("ms", report.took().toNanos() / 1e6);
    return document;
  }

  static Map<String, Object> document(FixReport report, boolean planned) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("planned", planned);
    document.put("places", report.places().stream().map(DriftView::document).toList());
    document.put("check", document(report.check()));
    return document;
  }

  private static Map<String, Object> document(FixedPlace place) {
    Map<String, Object> document = place(place.place());
    document.put("clean", place.isClean());
    document.put("failure", place.failure());
    document.put("steps", place.steps().stream().map(DriftView::document).toList());
    document.put("remaining", place.remaining().stream().map(DriftView::document).toList());
    return document;
  }

  private static Map<String, Object> document(FixStep step) {
    Map<String, Object> document = document(step.difference());
    document.put("sql", step.sql());
    document.put("lossy", step.lossy());
    document.put("outcome", label(step));
    document.put("reason", step.reason());
    return document;
  }

  private static Map<String, Object> document(DriftReport.Drifted drifted) {
    Map<String, Object> document = place(drifted.place());
    document.put("differences", drifted.differences().stream().map(DriftView::document).toList());
    return document;
  }

  private static Map<String, Object> document(DriftReport.Behind behind) {
    Map<String, Object> document = place(behind.place());
    document.put("pending", behind.pending());
    return document;
  }

  private static Map<String, Object> document(DriftReport.Unreachable unreachable) {
    Map<String, Object> document = place(unreachable.place());
    document.put("reason", unreachable.reason());
    return document;
  }

  private static Map<String, Object> document(Difference difference) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", difference.kind());
    document.put("object", difference.object());
    document.put("what", difference.what().name().toLowerCase(Locale.ROOT));
    document.put("property", difference.property());
    document.put("expected", difference.expected());
    document.put("actual", difference.actual());
    return document;
  }

  private static Map<String, Object> place(DriftPlace place) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("place", place.label());
    document.put("tenants", place.tenants().stream().map(TenantId::value).toList());
    return document;
  }
}
