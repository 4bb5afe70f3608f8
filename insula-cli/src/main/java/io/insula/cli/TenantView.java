package io.insula.cli;

import io.insula.Tenant;
import io.insula.TenantStatus;
import io.insula.cli.Terminal.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tenants as people and scripts read them. */
final class TenantView {
  private TenantView() {}

  static Map<String, Object> document(Tenant tenant) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("id", tenant.id().value());
    document.put("name", tenant.name());
    document.put("status", tenant.status().label());
    document.put("plan", tenant.plan());
    document.put("region", tenant.region());
    document.put("code", tenant.code());
    document.put("isolation", tenant.placement().isolation().label());
    document.put("cluster", tenant.placement().cluster());
    document.put("database", tenant.placement().database());
    document.put("schema", tenant.placement().schema());
    document.put("version", tenant.schemaVersion());
    document.put("features", new TreeMap<>(tenant.features()));
    document.put("metadata", new TreeMap<>(tenant.metadata()));
    document.put("limits", new TreeMap<>(tenant.limits()));
    document.put("expires", tenant.expires());
    document.put("number", tenant.number());
    document.put("revision", tenant.revision());
    document.put("created", tenant.times().created());
    document.put("created_by", tenant.times().createdBy());
    document.put("updated", tenant.times().updated());
    document.put("updated_by", tenant.times().updatedBy());
    document.put("last_accessed", tenant.times().lastAccessed());
    document.put("suspended", tenant.times().suspended());
    document.put("deleted", tenant.times().deleted());
    return nonNullKeys(document);
  }

  @SuppressWarnings("unchecked") // null values are what the JSON writer expects
  private static Map<String, Object> nonNullKeys(Map<String, @Nullable Object> document) {
    return (Map<String, Object>) (Map<String, ?>) document;
  }

  static Table table(List<Tenant> tenants) {
    Table table =
        new Table("ID", "NAME", "STATUS", "PLAN", "REGION", "ISOLATION", "CLUSTER", "VERSION");
    for (Tenant tenant : tenants) {
      table.row(
          tenant.id(),
          tenant.name(),
          Table.cell(tenant.status().label(), style(tenant.status())),
          shown(tenant.plan()),
          shown(tenant.region()),
          tenant.placement().isolation().label(),
          tenant.placement().cluster(),
          shown(tenant.schemaVersion()));
    }
    return table;
  }

  /** One line for each thing that is known. */
  static List<String> lines(Tenant tenant, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    document(tenant)
        .forEach(
            (name, value) -> {
              if (known(value)) {
                String padded = String.format("%-14s", name.replace('_', ' '));
                lines.add(terminal.styled(Style.DIM, padded) + "  " + inLine(value));
              }
            });
    return lines;
  }

  private static boolean known(@Nullable Object value) {
    return value != null && !(value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static String inLine(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, entry) -> entries.add(key + "=" + entry));
      return String.join(", ", entries);
    }
    return String.valueOf(value);
  }

  static Style style(TenantStatus status) {
    return switch (status) {
      case ACTIVE -> Style.GREEN;
      case SUSPENDED, BLOCKED, PURGING -> Style.RED;
      case PROVISIONING, INACTIVE, ARCHIVED, DELETED -> Style.YELLOW;
      case PURGED -> Style.DIM;
    };
  }

  static String shown(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }
}
