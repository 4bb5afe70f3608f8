package io.insula.cli;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.operations.Selection;
import io.insula.operations.TenantFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command on the fleet that say which tenants it is meant for. */
final class SelectionOptions {
  private static final String METADATA = "metadata.";

  @Option(
      names = "--tenants",
      paramLabel = "ID",
      split = ",",
      description = "Only these, such as acme,globex; all of them if nothing is said.")
  List<TenantId> tenants = List.of();

  @Option(
      names = "--where",
      paramLabel = "KEY=VALUE",
      split = ",",
      description = {
        "Only tenants that match: plan, region, isolation, cluster, status or",
        "metadata.KEY, such as plan=pro,region=eu. Can be repeated."
      })
  Map<String, String> where = new LinkedHashMap<>();

  /** What was said. */
  Selection selection() {
    if (!tenants.isEmpty() && !where.isEmpty()) {
      throw new UsageException("Say either --tenants or --where, not both.");
    }
    if (!tenants.isEmpty()) {
      return Selection.of(tenants);
    }
    return where.isEmpty() ? Selection.all() : Selection.where(filter());
  }

  private TenantFilter filter() {
    TenantFilter filter = TenantFilter.all();
    for (Map.Entry<String, String> condition : where.entrySet()) {
      filter = with(filter, condition.getKey(), condition.getValue());
    }
    return filter;
  }

  private static TenantFilter with(TenantFilter filter, String key, String value) {
    if (key.startsWith(METADATA)) {
      return filter.metadata(key.substring(METADATA.length()), value);
    }
    try {
      return switch (key) {
        case "plan" -> filter.plan(value);
        case "region" -> filter.region(value);
        case "cluster" -> filter.cluster(value);
        case "isolation" -> filter.isolation(Isolation.of(value));
        case "status" -> filter.status(TenantStatus.of(value));
        default ->
            throw new UsageException(
                "--where knows plan, region, isolation, cluster, status and metadata.KEY, not \""
                    + key
                    + "\".");
      };
    } catch (IllegalArgumentException e) {
      throw new UsageException("--where " + key + "=" + value + ": " + e.getMessage());
    }
  }
}
