package io.insula.cli;

import io.insula.Cluster;
import io.insula.TenantId;
import io.insula.embedded.EmbeddedServer;
import io.insula.fleet.history.HistorySource;
import io.insula.jdbc.Credentials;
import io.insula.operations.AdoptRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "adopt",
    header = "Takes over schemas that Flyway or Liquibase migrated, as tenants.",
    description = {
      "",
      "The history in each schema is compared with the files in tenant/ of --migrations, and noted",
      "in Insula's ledger; nothing is run again. Everything in the schema then belongs to the role",
      "insula_migrator, and row security keeps the tenants apart: stop the old application first.",
      "With --user and --password that administrator hands over what belongs to other roles.",
      "A schema that fails is left as it was. The same command again goes on. --dry-run does all",
      "and rolls it back.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate adopt flyway --schemas 'tenant_{id}' --user postgres --password --dry-run",
      "  insula migrate adopt flyway --schemas 'customer_{id}' --tenants acme,globex --plan free",
      "  insula migrate adopt liquibase --schemas 'tenant_{id}' --map changesets.csv"
    })
final class MigrateAdoptCommand extends Action {
  @Mixin ToolOptions tool = new ToolOptions();

  @Option(
      names = "--schemas",
      required = true,
      paramLabel = "NAME",
      description = "How the schemas are called, such as tenant_{id}.")
  String schemas = "";

  @Option(
      names = "--tenants",
      paramLabel = "ID",
      split = ",",
      description = "Only these, such as acme,globex; all of them if nothing is said.")
  List<TenantId> tenants = List.of();

  @Option(names = "--plan", description = "The plan of the new tenants.")
  @Nullable String plan;

  @Option(names = "--cluster", description = "Where the schemas are; main if nothing is said.")
  String cluster = Cluster.HOME;

  @Option(names = "--jobs", paramLabel = "N", description = "How many schemas at a time; 4.")
  int jobs = AdoptRequest.JOBS;

  @Option(names = "--dry-run", description = "Do all of it, and roll it back.")
  boolean dryRun;

  @Override
  public Integer call() {
    if (root().settings().migrations().isEmpty()) {
      throw new UsageException("There are no files to compare with; name them with --migrations.");
    }
    HistorySource source = tool.source();
    AdoptRequest request = request(source);
    try (Site site = Site.open(root())) {
      AdoptRequest administered = request.administrator(administrator(site));
      return new HistoryView(this, "adopted", dryRun)
          .run(listener -> site.insula().fleet().history().watched(listener).adopt(administered));
    }
  }

  private AdoptRequest request(HistorySource source) {
    try {
      return new AdoptRequest(
          source, schemas, Set.copyOf(tenants), plan, cluster, null, dryRun, jobs);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The one that was named, or that of the embedded server. */
  private @Nullable Credentials administrator(Site site) {
    String user = root().settings().user();
    String password = root().settings().password();
    if (user == null) {
      return site.server().map(MigrateAdoptCommand::owner).orElse(null);
    }
    return new Credentials(user, password == null ? "" : password);
  }

  private static Credentials owner(EmbeddedServer server) {
    return new Credentials(server.user(), server.password());
  }
}
