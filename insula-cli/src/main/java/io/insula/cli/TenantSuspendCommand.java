package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "suspend",
    header = "Closes tenants until the reason is gone, such as an unpaid bill.",
    footer = {"", "Example:  insula tenant suspend acme --reason unpaid"})
final class TenantSuspendCommand extends TenantsAction {
  @Option(names = "--reason", description = "Why; kept with the event.")
  @Nullable String reason;

  @Override
  BatchReport change(TenantBatch batch) {
    return batch.suspend(reason);
  }

  @Override
  String participle() {
    return "suspended";
  }
}
