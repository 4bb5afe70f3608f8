package io.insula.cli;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.operations.Insula;
import io.insula.operations.PageRequest;
import io.insula.operations.TenantFilter;
import io.insula.operations.TenantPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    aliases = "ls",
    header = "Lists tenants that match everything that is said.",
    footer = {
      "",
      "Examples:",
      "  insula tenant list --plan pro --isolation schema",
      "  insula tenant list --text acm --metadata size=large",
      "  insula tenant list --all --json | jq -r '.[].id'"
    })
final class TenantListCommand extends SiteAction {
  @Option(names = "--status", split = ",", description = "Any of these; all but purged if unsaid.")
  List<TenantStatus> statuses = List.of();

  @Option(names = "--plan", description = "Of this plan.")
  @Nullable String plan;

  @Option(names = "--region", description = "Of this region.")
  @Nullable String region;

  @Option(names = "--isolation", description = "row, schema or database.")
  @Nullable Isolation isolation;

  @Option(names = "--cluster", description = "On this database server.")
  @Nullable String cluster;

  @Option(names = "--text", description = "A part of id, name or code.")
  @Nullable String text;

  @Option(names = "--metadata", paramLabel = "K=V", description = "Can be repeated.")
  Map<String, String> metadata = Map.of();

  @Option(names = "--after", paramLabel = "ID", description = "Begin behind this id.")
  @Nullable TenantId after;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + PageRequest.DEFAULT_SIZE,
      description = "How many at most; ${DEFAULT-VALUE} if nothing is said.")
  int limit;

  @Option(names = "--all", description = "All of them, however many.")
  boolean all;

  @Override
  int run(Insula insula) {
    PageRequest request = request();
    TenantPage page = insula.tenants().list(filter(), request);
    List<Tenant> tenants = new ArrayList<>(page.tenants());
    for (PageRequest next = page.next(); all && next != null; next = page.next()) {
      page = insula.tenants().list(filter(), next);
      tenants.addAll(page.tenants());
    }
    answer(() -> tenants.stream().map(TenantView::document).toList(), () -> print(tenants));
    PageRequest next = page.next();
    if (next != null) {
      remark("There are more: --after " + next.after() + ", or --all.");
    }
    return Exit.DONE;
  }

  private void print(List<Tenant> tenants) {
    if (tenants.isEmpty()) {
      remark("No tenant matches. `insula tenant create ID` makes one.");
    } else {
      TenantView.table(tenants).print(terminal());
    }
  }

  private PageRequest request() {
    try {
      return new PageRequest(after, all ? PageRequest.MAX_SIZE : limit);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + " (--limit)");
    }
  }

  private TenantFilter filter() {
    TenantFilter filter =
        TenantFilter.all()
            .plan(plan)
            .region(region)
            .isolation(isolation)
            .cluster(cluster)
            .text(text);
    if (!statuses.isEmpty()) {
      filter = filter.status(statuses.get(0), statuses.toArray(TenantStatus[]::new));
    }
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      filter = filter.metadata(entry.getKey(), entry.getValue());
    }
    return filter;
  }
}
