package io.insula.cli;

import io.insula.operations.BatchReport;
import io.insula.operations.TenantBatch;
import io.insula.operations.TenantChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "update",
    header = "Changes what is known of tenants; never where they live.",
    description = {"", "An empty text removes a plan, region or code.", ""},
    footer = {
      "",
      "Examples:",
      "  insula tenant update acme --plan enterprise --metadata size=large",
      "  insula tenant update acme globex --without-metadata trial --limit users=50"
    })
final class TenantUpdateCommand extends TenantsAction {
  @Option(names = "--name", description = "For people.")
  @Nullable String name;

  @Option(names = "--plan", description = "What it pays for.")
  @Nullable String plan;

  @Option(names = "--region", description = "Where it is at home.")
  @Nullable String region;

  @Option(names = "--code", description = "A short text of your own, unique.")
  @Nullable String code;

  @Option(names = "--metadata", paramLabel = "K=V", description = "Sets an entry.")
  Map<String, String> metadata = Map.of();

  @Option(names = "--without-metadata", paramLabel = "K", description = "Removes an entry.")
  List<String> withoutMetadata = List.of();

  @Option(names = "--feature", paramLabel = "K=V", description = "Sets a switch.")
  Map<String, String> features = Map.of();

  @Option(names = "--without-feature", paramLabel = "K", description = "Removes a switch.")
  List<String> withoutFeature = List.of();

  @Option(names = "--limit", paramLabel = "K=N", description = "Sets a quota.")
  Map<String, Long> limits = Map.of();

  @Option(names = "--without-limit", paramLabel = "K", description = "Removes a quota.")
  List<String> withoutLimit = List.of();

  @Option(names = "--expires", paramLabel = "TIME", description = "Such as 2027-01-31T00:00:00Z.")
  @Nullable Instant expires;

  @Override
  BatchReport change(TenantBatch batch) {
    TenantChange change = entries(texts(TenantChange.none()));
    if (expires != null) {
      change = change.expires(expires);
    }
    return batch.update(change);
  }

  private TenantChange texts(TenantChange change) {
    TenantChange next = name == null ? change : change.name(name);
    next = plan == null ? next : next.plan(orNull(plan));
    next = region == null ? next : next.region(orNull(region));
    return code == null ? next : next.code(orNull(code));
  }

  private TenantChange entries(TenantChange change) {
    TenantChange next = change;
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      next = next.metadata(entry.getKey(), Values.of(entry.getValue()));
    }
    for (String key : withoutMetadata) {
      next = next.withoutMetadata(key);
    }
    for (Map.Entry<String, String> entry : features.entrySet()) {
      next = next.feature(entry.getKey(), Values.of(entry.getValue()));
    }
    for (String key : withoutFeature) {
      next = next.withoutFeature(key);
    }
    for (Map.Entry<String, Long> entry : limits.entrySet()) {
      next = next.limit(entry.getKey(), entry.getValue());
    }
    for (String key : withoutLimit) {
      next = next.withoutLimit(key);
    }
    return next;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  String participle() {
    return "updated";
  }
}
