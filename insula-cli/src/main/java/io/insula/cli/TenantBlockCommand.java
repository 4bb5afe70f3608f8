package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "block",
    header = "Closes tenants by an administrator's decision.",
    footer = {"", "Example:  insula tenant block acme --reason abuse"})
final class TenantBlockCommand extends TenantsAction {
  @Option(names = "--reason", description = "Why; kept with the event.")
  @Nullable String reason;

  @Override
  BatchReport change(TenantBatch batch) {
    return batch.block(reason);
  }

  @Override
  String participle() {
    return "blocked";
  }
}
