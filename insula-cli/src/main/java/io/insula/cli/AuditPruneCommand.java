package io.insula.cli;

import io.insula.guard.audit.PruneReport;
import io.insula.operations.Insula;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "prune",
    header = "Drops whole months of the audit trail that ended before a day.",
    description = {
      "",
      "The trail is verified before, and nothing is dropped if it is not as it was written. It then",
      "goes on from a sealed checkpoint, and that it was pruned is an entry. Export what you want to",
      "keep before.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula audit prune --before 2025-01-01",
      "  insula audit prune --before 730d --yes"
    })
@SuppressWarnings("NullAway.Init") // picocli fills it
final class AuditPruneCommand extends SiteAction {
  @Option(
      names = "--before",
      required = true,
      paramLabel = "WHEN",
      description = "Months (UTC) that ended by then: 2025-01-01, or 730d for 730 days ago.")
  String before;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask.")
  boolean yes;

  @Option(names = "--even-broken", description = "Also if they are not as they were written.")
  boolean evenBroken;

  @Override
  int run(Insula insula) {
    Instant cut = Moments.parse(before);
    List<YearMonth> months = insula.audit().prunable(cut);
    if (months.isEmpty()) {
      answer(() -> document(null), () -> say("No month ended before " + cut + "."));
      return Exit.DONE;
    }
    if (!yes && !confirmed(months)) {
      remark("Nothing was dropped. To drop " + months + ", add --yes.");
      return Exit.FAILED;
    }
    PruneReport report = insula.audit().prune(cut, evenBroken);
    answer(
        () -> document(report),
        () ->
            say(
                "Dropped %s; the trail begins behind entry %d."
                    .formatted(report.months(), report.last())));
    return Exit.DONE;
  }

  private boolean confirmed(List<YearMonth> months) {
    return !root().json
        && terminal().abilities().input()
        && terminal().confirms("This drops the months " + months + " for ever.", "prune");
  }

  private static Map<String, Object> document(@Nullable PruneReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "months",
        report == null ? List.of() : report.months().stream().map(YearMonth::toString).toList());
    document.put("last", report == null ? 0L : report.last());
    return document;
  }
}
