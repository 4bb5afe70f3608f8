package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import picocli.CommandLine.Command;

@Command(
    name = "delete",
    header = "Marks tenants as deleted; their data stay until they are purged.",
    footer = {"", "Example:  insula tenant delete acme globex"})
final class TenantDeleteCommand extends TenantsAction {
  @Override
  BatchReport change(TenantBatch batch) {
    return batch.delete();
  }

  @Override
  String participle() {
    return "deleted";
  }
}
