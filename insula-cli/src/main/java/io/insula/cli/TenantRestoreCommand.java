package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import picocli.CommandLine.Command;

@Command(
    name = "restore",
    header = "Brings archived or deleted tenants back.",
    footer = {"", "Example:  insula tenant restore acme"})
final class TenantRestoreCommand extends TenantsAction {
  @Override
  BatchReport change(TenantBatch batch) {
    return batch.restore();
  }

  @Override
  String participle() {
    return "restored";
  }
}
