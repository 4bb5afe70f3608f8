package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import picocli.CommandLine.Command;

@Command(
    name = "archive",
    header = "Closes tenants for good and keeps their data.",
    footer = {"", "Example:  insula tenant archive acme"})
final class TenantArchiveCommand extends TenantsAction {
  @Override
  BatchReport change(TenantBatch batch) {
    return batch.archive();
  }

  @Override
  String participle() {
    return "archived";
  }
}
