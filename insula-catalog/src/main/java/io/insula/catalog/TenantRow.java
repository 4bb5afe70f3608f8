package io.insula.catalog;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code insula.tenant} as a {@link Tenant}. */
final class TenantRow {
  static final String COLUMNS =
      """
      id, number, code, name, status, plan, region, isolation, cluster, database, schema, role, \
      features, metadata, limits, expires_at, schema_version, revision, created_at, created_by, \
      updated_at, updated_by, last_accessed_at, suspended_at, deleted_at""";

  private TenantRow() {}

  static Tenant read(ResultSet row) throws SQLException {
    return new Tenant(
        TenantId.of(row.getString("id")),
        row.getLong("number"),
        row.getString("code"),
        row.getString("name"),
        TenantStatus.of(row.getString("status")),
        row.getString("plan"),
        row.getString("region"),
        placement(row),
        CatalogJson.read(row.getString("features")),
        CatalogJson.read(row.getString("metadata")),
        CatalogJson.readLimits(row.getString("limits")),
        instant(row, "expires_at"),
        row.getString("schema_version"),
        row.getLong("revision"),
        times(row));
  }

  private static Placement placement(ResultSet row) throws SQLException {
    return new Placement(
        Isolation.of(row.getString("isolation")),
        row.getString("cluster"),
        row.getString("database"),
        row.getString("schema"),
        row.getString("role"));
  }

  private static Tenant.Times times(ResultSet row) throws SQLException {
    return new Tenant.Times(
        certain(row, "created_at"),
        row.getString("created_by"),
        certain(row, "updated_at"),
        row.getString("updated_by"),
        instant(row, "last_accessed_at"),
        instant(row, "suspended_at"),
        instant(row, "deleted_at"));
  }

  static Instant certain(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
