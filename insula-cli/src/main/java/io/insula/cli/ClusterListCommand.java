package io.insula.cli;

import io.insula.Cluster;
import io.insula.operations.Insula;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    aliases = "ls",
    header = "Lists the database servers.",
    footer = {"", "Example:  insula cluster list --json"})
final class ClusterListCommand extends SiteAction {
  @Override
  int run(Insula insula) {
    List<Cluster> clusters = insula.clusters().list();
    answer(
        () -> clusters.stream().map(ClusterListCommand::document).toList(),
        () -> {
          Table table = new Table("NAME", "REGION", "URL");
          clusters.forEach(c -> table.row(c.name(), TenantView.shown(c.region()), c.url()));
          table.print(terminal());
        });
    return Exit.DONE;
  }

  static Map<String, @Nullable Object> document(Cluster cluster) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("name", cluster.name());
    document.put("url", cluster.url());
    document.put("region", cluster.region());
    return document;
  }
}
