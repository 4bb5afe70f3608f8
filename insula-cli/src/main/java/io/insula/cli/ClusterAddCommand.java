package io.insula.cli;

import io.insula.Cluster;
import io.insula.jdbc.Credentials;
import io.insula.operations.Insula;
import io.insula.operations.NewCluster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    header = "Installs Insula on another database server and places tenants there.",
    footer = {
      "",
      "Example:  insula cluster add frankfurt jdbc:postgresql://fra/app --region eu --admin postgres"
    })
@SuppressWarnings("NullAway.Init") // picocli fills it
final class ClusterAddCommand extends SiteAction {
  @Parameters(index = "0", paramLabel = "NAME", description = "Unique, such as frankfurt.")
  String name;

  @Parameters(index = "1", paramLabel = "JDBC", description = "The database for its tenants.")
  String address;

  @Option(names = "--region", description = "Tenants of this region go there.")
  @Nullable String region;

  @Option(
      names = "--admin",
      paramLabel = "USER",
      defaultValue = "postgres",
      description = "Who may create roles there; used once, not kept.")
  String admin;

  @Option(
      names = "--admin-password",
      interactive = true,
      arity = "0..1",
      description = "Asked for if nothing follows; also INSULA_ADMIN_PASSWORD.")
  @Nullable String adminPassword;

  @Override
  int run(Insula insula) {
    Cluster cluster =
        insula
            .clusters()
            .add(new NewCluster(name, address, region, new Credentials(admin, password())));
    answer(
        () -> ClusterListCommand.document(cluster),
        () -> say("Added " + cluster.name() + ". `insula cluster check` looks at it."));
    return Exit.DONE;
  }

  private String password() {
    String given =
        adminPassword != null ? adminPassword : root().environment.get("INSULA_ADMIN_PASSWORD");
    if (given == null) {
      throw new UsageException(
          "The administrator's password is needed: --admin-password, or INSULA_ADMIN_PASSWORD.");
    }
    return given;
  }
}
