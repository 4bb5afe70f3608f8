package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import picocli.CommandLine.Command;

@Command(
    name = "activate",
    header = "Opens inactive, suspended or blocked tenants for work.",
    footer = {"", "Example:  insula tenant activate acme"})
final class TenantActivateCommand extends TenantsAction {
  @Override
  BatchReport change(TenantBatch batch) {
    return batch.activate();
  }

  @Override
  String participle() {
    return "activated";
  }
}
