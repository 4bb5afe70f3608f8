package io.insula.cli;

import io.insula.TenantId;
import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "purge",
    header = "Removes the data of deleted tenants, for ever.",
    description = {
      "",
      "Rows, schema, database and role go, and with them all personal data. The id stays, so that"
          + " nobody gets it again. Delete a tenant first; an interrupted purge is finished by the"
          + " same command.",
      ""
    },
    footer = {"", "Example:  insula tenant purge acme --yes"})
final class TenantPurgeCommand extends TenantsAction {
  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask.")
  boolean yes;

  @Override
  boolean agreed() {
    if (yes) {
      return true;
    }
    String names = ids.stream().map(TenantId::value).collect(Collectors.joining(", "));
    if (!terminal().abilities().input()) {
      throw new UsageException(
          "Purging " + names + " can't be undone, and there is no terminal to ask at: add --yes.");
    }
    return terminal()
        .confirms(
            "All data of " + names + " will be removed, for ever.",
            ids.size() == 1 ? names : "purge");
  }

  @Override
  BatchReport change(TenantBatch batch) {
    return batch.purge();
  }

  @Override
  String participle() {
    return "purged";
  }
}
