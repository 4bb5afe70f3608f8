package io.insula.cli;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.operations.BatchReport;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "create",
    header = "Creates tenants with their places, migrated and ready.",
    description = {
      "",
      "The same command again finishes what was interrupted. A failure leaves nothing behind.",
      "Without --isolation and --cluster the rules decide.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula tenant create acme --name \"Acme Inc\" --plan pro --metadata size=large",
      "  insula tenant create north south west --isolation schema"
    })
final class TenantCreateCommand extends SiteAction {
  @Parameters(paramLabel = "ID", arity = "1..*", description = "a-z, 0-9, - and _; 1 to 40.")
  List<TenantId> ids = List.of();

  @Option(names = "--name", description = "For people; the id if nothing is said.")
  @Nullable String name;

  @Option(names = "--plan", description = "What it pays for.")
  @Nullable String plan;

  @Option(names = "--region", description = "Where it is at home.")
  @Nullable String region;

  @Option(names = "--code", description = "A short text of your own, unique.")
  @Nullable String code;

  @Option(names = "--isolation", description = "row, schema or database.")
  @Nullable Isolation isolation;

  @Option(names = "--cluster", description = "The database server it lives on.")
  @Nullable String cluster;

  @Option(names = "--metadata", paramLabel = "K=V", description = "Anything else; can be repeated.")
  Map<String, String> metadata = Map.of();

  @Option(names = "--feature", paramLabel = "K=V", description = "A switch; can be repeated.")
  Map<String, String> features = Map.of();

  @Option(names = "--limit", paramLabel = "K=N", description = "A quota; can be repeated.")
  Map<String, Long> limits = Map.of();

  @Option(names = "--expires", paramLabel = "TIME", description = "Such as 2027-01-31T00:00:00Z.")
  @Nullable Instant expires;

  @Override
  int run(Insula insula) {
    if (ids.size() == 1) {
      createOne(insula, ids.get(0));
      return Exit.DONE;
    }
    if (name != null || code != null) {
      throw new UsageException("--name and --code are for one tenant; create them one by one.");
    }
    BatchReport report;
    try (ProgressLine progress = new ProgressLine(terminal(), "Creating tenants")) {
      report =
          insula
              .tenants()
              .createAll(
                  ids.stream().map(this::described).toList(),
                  (outcome, done, total) -> progress.at(done, total));
    }
    return new BatchView(this, "created").answer(report);
  }

  private void createOne(Insula insula, TenantId id) {
    long begun = System.nanoTime();
    Tenant tenant = insula.tenants().create(described(id));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    answer(
        () -> TenantView.document(tenant),
        () ->
            say(
                "Created "
                    + terminal().styled(Terminal.Style.BOLD, tenant.id().value())
                    + ": "
                    + where(tenant.placement())
                    + (tenant.schemaVersion() == null
                        ? ""
                        : ", at version " + tenant.schemaVersion())
                    + ", in "
                    + Durations.shown(took)
                    + "."));
  }

  private NewTenant described(TenantId id) {
    NewTenant tenant =
        NewTenant.of(id)
            .name(name == null ? id.value() : name)
            .code(code)
            .plan(plan)
            .region(region)
            .isolation(isolation)
            .cluster(cluster)
            .expires(expires);
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      tenant = tenant.metadata(entry.getKey(), Values.of(entry.getValue()));
    }
    for (Map.Entry<String, String> entry : features.entrySet()) {
      tenant = tenant.feature(entry.getKey(), Values.of(entry.getValue()));
    }
    for (Map.Entry<String, Long> entry : limits.entrySet()) {
      tenant = tenant.limit(entry.getKey(), entry.getValue());
    }
    return tenant;
  }

  private static String where(Placement placement) {
    String server = placement.cluster() + "/" + placement.database();
    return switch (placement.isolation()) {
      case ROW -> "rows of schema " + placement.schema() + " in " + server;
      case SCHEMA -> "schema " + placement.schema() + " in " + server;
      case DATABASE -> "database " + server + " of its own";
    };
  }
}
