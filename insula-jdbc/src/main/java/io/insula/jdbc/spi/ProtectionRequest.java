package io.insula.jdbc.spi;

import io.insula.Isolation;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.TenantColumn;
import java.util.Set;

/**
 * Which schema to protect, and how.
 *
 * @param kind what lives there
 * @param schema its name
 * @param number of the tenant whose it is; 0 for {@link Kind#ROW} and {@link Kind#SHARED}
 * @param role the login role that application work runs as
 * @param roles the roles of the installation
 * @param column the tenant column, for {@link Kind#ROW}
 * @param waived names of objects ({@code schema.name}) that are accepted although they can't be
 *     protected
 * @param dryRun whether to say only
 */
public record ProtectionRequest(
    Kind kind,
    String schema,
    long number,
    String role,
    RoleNames roles,
    TenantColumn column,
    Set<String> waived,
    boolean dryRun) {
  public ProtectionRequest {
    waived = Set.copyOf(waived);
  }

  /** What lives in a schema. */
  public enum Kind {
    ROW,
    SCHEMA,
    DATABASE,
    SHARED;

    /** The kind of a tenant's own place. */
    public static Kind of(Isolation isolation) {
      return switch (isolation) {
        case ROW -> ROW;
        case SCHEMA -> SCHEMA;
        case DATABASE -> DATABASE;
      };
    }
  }
}
