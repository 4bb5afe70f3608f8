package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.operations.Insula;
import io.insula.proof.plan.Door;
import io.insula.proof.plan.IndexReport;
import io.insula.proof.plan.IndexTraps;
import io.insula.proof.plan.IndexVerdict;
import io.insula.proof.plan.IndexVerdict.Reach;
import io.insula.proof.plan.Remedy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
    name = "indexes",
    header = "Finds indexes that row security keeps the application from using.",
    description = {
      "",
      "A condition passes a policy only if its functions are leakproof; full-text search, LIKE, jsonb,"
          + " arrays, ranges, numeric and expressions are not, and their indexes serve nobody. The"
          + " planner is asked about every index, as the application and without policy; nothing is"
          + " executed. Each trap is shown with the SQL of a way around.",
      ""
    },
    footer = {
      "",
      "Example:  insula indexes --json",
      "",
      "Exit codes: 0 every index serves, 1 some can't be used at all."
    })
final class IndexesCommand extends SiteAction {
  @Override
  int run(Insula insula) {
    IndexReport report = IndexTraps.of(insula).run();
    answer(() -> document(report), () -> print(report));
    return report.passed() ? Exit.DONE : Exit.FAILED;
  }

  private void print(IndexReport report) {
    report.findings().forEach(this::print);
    report.unjudged().forEach(place -> say("Not judged: " + place));
    say(
        "%d indexes judged; %d of them can't be used, or not by each operator."
            .formatted(report.indexes().size(), report.findings().size()));
  }

  private void print(IndexVerdict index) {
    Style style = index.reach() == Reach.UNREACHABLE ? Style.RED : Style.YELLOW;
    say(
        "%s %s on %s (%s, %s isolation): %s"
            .formatted(
                terminal().styled(style, label(index)),
                index.index(),
                index.table(),
                index.place(),
                index.isolation().label(),
                index.reason()));
    Remedy remedy = index.remedy();
    if (remedy != null) {
      say("  " + remedy.words());
      (remedy.sql() + remedy.query()).lines().forEach(line -> say("    " + line));
    }
  }

  private static String label(IndexVerdict index) {
    return index.reach().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> document(IndexReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passed", report.passed());
    document.put("indexes", report.indexes().stream().map(IndexesCommand::document).toList());
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
