package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.operations.FleetStatus;
import io.insula.operations.Insula;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    header = "Shows how many tenants are at which version, who is behind, and who failed and why.",
    description = {"", "One look at the catalog, however many tenants there are.", ""},
    footer = {
      "",
      "Examples:",
      "  insula migrate status",
      "  insula migrate status --json | jq -r '.behind[].tenant'"
    })
final class MigrateStatusCommand extends SiteAction {
  private static final int NAMED = 20;

  @Option(names = "--all", description = "Name all that are behind, however many.")
  boolean all;

  @Override
  int run(Insula insula) {
    FleetStatus status = insula.fleet().status();
    answer(() -> document(status), () -> print(status));
    return Exit.DONE;
  }

  private void print(FleetStatus status) {
    Table table = new Table("VERSION", "TENANTS", "CURRENT").right("TENANTS", "CURRENT");
    status
        .versions()
        .forEach(
            version -> table.row(shown(version.version()), version.tenants(), version.current()));
    table.print(terminal());
    FleetStatus.Run run = status.run();
    if (run != null) {
      say(
          "Run %d, begun by %s, is %s in wave %s%s."
              .formatted(
                  run.id(),
                  run.actor(),
                  run.state(),
                  run.wave(),
                  run.reason() == null ? "" : ": " + run.reason()));
    }
    print(status.behind());
  }

  private void print(List<FleetStatus.Place> behind) {
    if (behind.isEmpty()) {
      say("Nothing is pending.");
      return;
    }
    say(PlanView.counted(behind.size(), "place") + " behind, or not looked at with these files:");
    behind.stream().limit(all ? Long.MAX_VALUE : NAMED).forEach(this::print);
    if (!all && behind.size() > NAMED) {
      say("  and " + (behind.size() - NAMED) + " more: --all");
    }
  }

  private void print(FleetStatus.Place place) {
    FleetStatus.Failure failure = place.failure();
    say("  " + place.place() + " at " + shown(place.version()));
    if (failure != null) {
      say(
          "    "
              + terminal().styled(Style.RED, "failed")
              + (failure.attempts() > 1 ? " " + failure.attempts() + " times" : "")
              + ": "
              + failure.message());
    }
  }

  private static String shown(@Nullable String version) {
    return version == null ? "-" : version;
  }

  private static Map<String, Object> document(FleetStatus status) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "versions", status.versions().stream().map(MigrateStatusCommand::document).toList());
    document.put("behind", status.behind().stream().map(MigrateStatusCommand::document).toList());
    FleetStatus.Run run = status.run();
    document.put("run", run == null ? null : document(run));
    return document;
  }

  private static Map<String, Object> document(FleetStatus.Version version) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", version.version());
    document.put("tenants", version.tenants());
    document.put("current", version.current());
    return document;
  }

  private static Map<String, Object> document(FleetStatus.Place place) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("place", place.place());
    document.put("tenant", PlanView.text(place.tenant()));
    document.put("version", place.version());
    FleetStatus.Failure failure = place.failure();
    document.put("failure", failure == null ? null : document(failure));
    return document;
  }

  private static Map<String, Object> document(FleetStatus.Failure failure) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", failure.at().toString());
    document.put("attempts", failure.attempts());
    document.put("file", failure.script());
    document.put("line", failure.line());
    document.put("statement", failure.statement());
    document.put("sqlstate", failure.sqlState());
    document.put("message", failure.message());
    return document;
  }

  private static Map<String, Object> document(FleetStatus.Run run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", run.id());
    document.put("state", run.state());
    document.put("wave", run.wave());
    document.put("reason", run.reason());
    document.put("actor", run.actor());
    document.put("started", run.started().toString());
    return document;
  }
}
