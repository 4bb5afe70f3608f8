package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "run",
    header = "Applies pending SQL files; the same as `insula migrate` alone.",
    footer = {
      "",
      "Examples:",
      "  insula migrate run --tenants acme,globex",
      "  insula migrate run --waves waves.yaml --on-error stop",
      "",
      "A file waves.yaml:",
      "  waves:",
      "    - name: canary",
      "      tenants: [acme, globex]",
      "      gate: {failures: 0%%, pause: 10m, manual: true}",
      "    - name: cohort",
      "      percent: 10",
      "      gate: {failures: 1%%, sql: \"select count(*) > 0 from invoice\"}",
      "    - name: rest",
      "",
      "Exit codes: 0 done (or waiting at a manual gate), 1 nothing was begun, 3 some failed or a",
      "gate halted the run; they are named."
    })
final class MigrateRunCommand extends MigrateAction {
  @Mixin RunOptions options = new RunOptions();

  @Override
  int migrate(Insula insula) {
    return new MigrateView(this)
        .run(listener -> insula.fleet().migrate(options.options(), listener));
  }
}
