package io.insula.cli;

import io.insula.Cluster;
import io.insula.cli.Terminal.Style;
import io.insula.operations.ClusterHealth;
import io.insula.operations.Insula;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    header = "Looks whether database servers answer and are set up as they should be.",
    footer = {"", "Example:  insula cluster check frankfurt"})
final class ClusterCheckCommand extends SiteAction {
  @Parameters(paramLabel = "NAME", arity = "0..*", description = "All, if nothing is said.")
  List<String> names = List.of();

  @Override
  int run(Insula insula) {
    List<String> asked =
        names.isEmpty() ? insula.clusters().list().stream().map(Cluster::name).toList() : names;
    List<ClusterHealth> healths = asked.stream().map(insula.clusters()::check).toList();
    answer(
        () -> healths.stream().map(ClusterCheckCommand::document).toList(),
        () -> healths.forEach(health -> print(this, health)));
    long ill = healths.stream().filter(health -> !health.faults().isEmpty()).count();
    return Exit.of((int) ill, healths.size());
  }

  static void print(Action action, ClusterHealth health) {
    Terminal terminal = action.terminal();
    Duration latency = health.latency();
    boolean well = health.faults().isEmpty() && health.reachable();
    action.say(
        terminal.styled(well ? Style.GREEN : Style.RED, well ? "well" : "ill ")
            + " "
            + health.cluster()
            + (health.version() == null ? "" : ", " + health.version())
            + (latency == null ? "" : ", answers in " + Durations.shown(latency)));
    health.faults().forEach(fault -> action.say("     " + fault));
  }

  static Map<String, @Nullable Object> document(ClusterHealth health) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    Duration latency = health.latency();
    document.put("cluster", health.cluster());
    document.put("reachable", health.reachable());
    document.put("version", health.version());
    document.put("latency_ms", latency == null ? null : latency.toNanos() / 1e6);
    document.put("faults", health.faults());
    return document;
  }
}
