package io.insula.fleet.drift;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.fleet.MigrationTarget;

/**
 * One schema to read the facts of, and the names in it that differ from place to place.
 *
 * @param schema its name
 * @param other the name of a schema that stands for the same, or empty
 * @param base the database, where its name is the place's own; or empty
 * @param otherBase a database that stands for the same, or empty
 * @param role the application's role
 * @param ignored a role whose grants don't count, or empty
 * @param tenant whose gates are on the tables, or empty
 * @param number the tenant's
 */
record Subject(
    String schema,
    String other,
    String base,
    String otherBase,
    String role,
    String ignored,
    String tenant,
    long number) {

  static Subject of(MigrationTarget target, String ignored) {
    Placement placement = target.placement();
    boolean gated = placement.isolation() == Isolation.SCHEMA;
    TenantId tenant = target.tenant();
    return new Subject(
        placement.schema(),
        "",
        gated ? "" : placement.database(),
        "",
        placement.role(),
        ignored,
        gated && tenant != null ? tenant.value() : "",
        target.number());
  }

  /** The same, so that its facts can be compared with that one's, name by name. */
  Subject beside(Subject reference) {
    return new Subject(
        schema, reference.schema, base, reference.base, role, ignored, tenant, number);
  }
}
