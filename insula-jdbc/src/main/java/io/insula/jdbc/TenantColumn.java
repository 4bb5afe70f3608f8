package io.insula.jdbc;

import java.util.Locale;

/**
 * The column that says, in row isolation, whose a row is.
 *
 * @param name as it stands in the catalog of the database, unquoted
 * @param type what it holds
 */
public record TenantColumn(String name, Type type) {
  /** {@code tenant_id text}. */
  public static final TenantColumn DEFAULT = new TenantColumn("tenant_id", Type.TEXT);

  /** What a tenant column holds. */
  public enum Type {
    /** The tenant id as it is. */
    TEXT,
    /** The tenant id, which then must be a UUID. */
    UUID,
    /** The tenant's surrogate number. */
    BIGINT;

    /** The name of the SQL type. */
    public String sql() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
