package io.insula.cli;

import io.insula.Cluster;
import io.insula.cli.Terminal.Style;
import io.insula.operations.ClusterHealth;
import io.insula.operations.Doctor.Finding;
import io.insula.operations.Doctor.Outcome;
import io.insula.operations.Insula;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    header = "Checks the database servers, and finishes or undoes what a crash interrupted.",
    footer = {"", "Example:  insula doctor --dry-run"})
final class DoctorCommand extends SiteAction {
  @Option(names = "--dry-run", description = "Only look.")
  boolean dryRun;

  @Override
  int run(Insula insula) {
    List<ClusterHealth> healths =
        insula.clusters().list().stream().map(Cluster::name).map(insula.clusters()::check).toList();
    List<Finding> findings = dryRun ? insula.doctor().examine() : insula.doctor().heal();
    answer(() -> document(healths, findings), () -> print(healths, findings));
    boolean well =
        healths.stream().allMatch(health -> health.reachable() && health.faults().isEmpty())
            && findings.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILED);
    return well ? Exit.DONE : Exit.FAILED;
  }

  private void print(List<ClusterHealth> healths, List<Finding> findings) {
    healths.forEach(health -> ClusterCheckCommand.print(this, health));
    for (Finding finding : findings) {
      say(
          terminal().styled(style(finding.outcome()), label(finding))
              + " "
              + finding.tenant()
              + ": "
              + finding.detail());
    }
    if (findings.isEmpty()) {
      say("No interrupted work was found.");
    }
  }

  private static Style style(Outcome outcome) {
    return switch (outcome) {
      case FOUND, BUSY -> Style.YELLOW;
      case FINISHED, UNDONE -> Style.GREEN;
      case FAILED -> Style.RED;
    };
  }

  private static String label(Finding finding) {
    return finding.outcome().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> document(List<ClusterHealth> healths, List<Finding> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("clusters", healths.stream().map(ClusterCheckCommand::document).toList());
    document.put("findings", findings.stream().map(DoctorCommand::document).toList());
    return document;
  }

  private static Map<String, Object> document(Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tenant", finding.tenant().value());
    document.put("operation", finding.operation().name().toLowerCase(Locale.ROOT));
    document.put("outcome", label(finding));
    document.put("detail", finding.detail());
    return document;
  }
}
