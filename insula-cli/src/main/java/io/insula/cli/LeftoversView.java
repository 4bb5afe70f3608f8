package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.proof.leftovers.Leftover;
import io.insula.proof.leftovers.LeftoverReport;
import io.insula.proof.leftovers.Removal;
import io.insula.proof.leftovers.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what is left of tenants. */
final class LeftoversView {
  private final Action action;

  LeftoversView(Action action) {
    this.action = action;
  }

  void answer(LeftoverReport report, Removal removal, boolean all) {
    action.answer(() -> document(report, removal), () -> print(report, removal, all));
  }

  private void print(LeftoverReport report, Removal removal, boolean all) {
    removal.removed().forEach(line -> action.say("Removed " + line));
    removal.failed().forEach(line -> action.say("Not removed: " + line));
    report.unreached().forEach(line -> action.say("Not looked into: " + line));
    for (Leftover leftover : report.leftovers()) {
      if (all || leftover.wrong()) {
        print(leftover);
      }
    }
    action.say(
        "%d tenants, purged ones included; %d %s. %s"
            .formatted(
                report.tenants(),
                report.databases(),
                report.databases() == 1 ? "shared database" : "shared databases",
                summary(report, all)));
  }

  private void print(Leftover leftover) {
    action.say(
        "%s %s %s%s%s: %s"
            .formatted(
                action.terminal().styled(style(leftover.standing()), label(leftover.standing())),
                leftover.kind().label(),
                leftover.name(),
                leftover.tenant() == null ? "" : " of " + leftover.tenant(),
                leftover.size() > 1 ? " (" + leftover.size() + ")" : "",
                leftover.note()));
    if (!leftover.remedy().isEmpty()) {
      action.say("  " + leftover.remedy());
    }
  }

  private static String summary(LeftoverReport report, boolean all) {
    long kept = count(report, Standing.KEPT);
    long strange = count(report, Standing.NOBODYS);
    String others =
        all || kept + strange == 0
            ? ""
            : " %d kept on purpose and %d not Insula's: --all lists them.".formatted(kept, strange);
    int wrong = report.wrong().size();
    return (wrong == 0 ? "Nothing is left that should be gone." : wrong + " should be gone.")
        + others;
  }

  private static long count(LeftoverReport report, Standing standing) {
    return report.leftovers().stream().filter(leftover -> leftover.standing() == standing).count();
  }

  private static Style style(Standing standing) {
    return switch (standing) {
      case LEFT -> Style.RED;
      case UNKNOWN -> Style.YELLOW;
      case KEPT, NOBODYS -> Style.DIM;
    };
  }

  private static String label(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> document(LeftoverReport report, Removal removal) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passed", report.passed() && removal.failed().isEmpty());
    document.put("tenants", report.tenants());
    document.put("databases", report.databases());
    document.put("leftovers", report.leftovers().stream().map(LeftoversView::document).toList());
    document.put("unreached", report.unreached());
    document.put("removed", removal.removed());
    document.put("failed", List.copyOf(removal.failed()));
    return document;
  }

  private static Map<String, Object> document(Leftover leftover) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cluster", leftover.cluster());
    document.put("database", leftover.database());
    document.put("kind", leftover.kind().label());
    document.put("name", leftover.name());
    document.put("tenant", leftover.tenant() == null ? null : leftover.tenant().value());
    document.put("size", leftover.size());
    document.put("standing", label(leftover.standing()));
    document.put("note", leftover.note());
    document.put("remedy", leftover.remedy());
    return document;
  }
}
