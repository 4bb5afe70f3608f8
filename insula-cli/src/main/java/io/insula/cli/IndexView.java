package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.proof.plan.Door;
import io.insula.proof.plan.IndexReport;
import io.insula.proof.plan.IndexVerdict;
import io.insula.proof.plan.IndexVerdict.Reach;
import io.insula.proof.plan.Remedy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows which indexes row security keeps from being used. */
final class IndexView {
  private final Action action;

  IndexView(Action action) {
    this.action = action;
  }

  void print(IndexReport report) {
    report.findings().forEach(this::print);
    report.unjudged().forEach(place -> action.say("Not judged: " + place));
    action.say(
        "%d indexes judged; %d of them can't be used, or not by each operator."
            .formatted(report.indexes().size(), report.findings().size()));
  }

  /** One line for each index that is not used. */
  void brief(IndexReport report) {
    for (IndexVerdict index : report.findings()) {
      action.say(
          "%s index %s on %s (%s isolation) is not used behind row security: %s. `insula indexes` has the way around."
              .formatted(
                  action.terminal().styled(Style.YELLOW, "warning"),
                  index.index(),
                  index.table(),
                  index.isolation().label(),
                  index.reason()));
    }
    report.unjudged().forEach(place -> action.say("Indexes not judged: " + place));
  }

  private void print(IndexVerdict index) {
    Style style = index.reach() == Reach.UNREACHABLE ? Style.RED : Style.YELLOW;
    action.say(
        "%s %s on %s (%s, %s isolation): %s"
            .formatted(
                action.terminal().styled(style, label(index)),
                index.index(),
                index.table(),
                index.place(),
                index.isolation().label(),
                index.reason()));
    Remedy remedy = index.remedy();
    if (remedy != null) {
      action.say("  " + remedy.words());
      (remedy.sql() + remedy.query()).lines().forEach(line -> action.say("    " + line));
    }
  }

  private static String label(IndexVerdict index) {
    return index.reach().name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> document(IndexReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passed", report.passed());
    document.put("indexes", report.indexes().stream().map(IndexView::document).toList());
    document.put("unjudged", report.unjudged());
    return document;
  }

  private static Map<String, Object> document(IndexVerdict index) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("place", index.place());
    document.put("isolation", index.isolation().label());
    document.put("table", index.table());
    document.put("index", index.index());
    document.put("reach", label(index));
    document.put("barred", index.barred().stream().map(Door::operator).toList());
    document.put("reason", index.reason());
    document.put("remedy", document(index.remedy()));
    return document;
  }

  private static @Nullable Map<String, Object> document(@Nullable Remedy remedy) {
    return remedy == null
        ? null
        : Map.of("words", remedy.words(), "sql", remedy.sql(), "query", remedy.query());
  }
}
