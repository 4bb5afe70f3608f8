package io.insula.cli;

import io.insula.TenantId;
import io.insula.operations.BatchReport;
import io.insula.operations.Insula;
import io.insula.operations.TenantBatch;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Parameters;

/** One change for one tenant or several: the failure of one is its own. */
abstract class TenantsAction extends SiteAction {
  @Parameters(paramLabel = "ID", arity = "1..*", description = "One tenant or several.")
  List<TenantId> ids = List.of();

  /** The change. */
  abstract BatchReport change(TenantBatch batch);

  /** What has been done, for people, such as {@code suspended}. */
  abstract String participle();

  @Override
  final int run(Insula insula) {
    if (!agreed()) {
      remark("Nothing was done.");
      return Exit.FAILED;
    }
    BatchReport report;
    try (ProgressLine progress = new ProgressLine(terminal(), "Tenants")) {
      report =
          change(
              insula
                  .tenants()
                  .batch(new LinkedHashSet<>(ids))
                  .listener((outcome, done, total) -> progress.at(done, total)));
    }
    return new BatchView(this, participle()).answer(report);
  }

  /** Whether it may begin. */
  boolean agreed() {
    return true;
  }
}
