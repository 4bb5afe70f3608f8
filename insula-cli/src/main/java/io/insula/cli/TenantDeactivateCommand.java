package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import picocli.CommandLine.Command;

@Command(
    name = "deactivate",
    header = "Closes tenants, for no particular reason.",
    footer = {"", "Example:  insula tenant deactivate acme"})
final class TenantDeactivateCommand extends TenantsAction {
  @Override
  BatchReport change(TenantBatch batch) {
    return batch.deactivate();
  }

  @Override
  String participle() {
    return "deactivated";
  }
}
