package io.insula.jdbc.spi;

import io.insula.jdbc.RoleNames;

/**
 * What the names of places are made of.
 *
 * @param cluster the cluster that the tenant goes to
 * @param database that cluster's shared database
 * @param rowSchema the schema of the tables in row isolation
 * @param schemaTemplate such as <code>tenant_{id}</code>
 * @param databaseTemplate such as <code>{database}_{id}</code>
 * @param roles the roles of the installation
 */
public record PlaceSettings(
    String cluster,
    String database,
    String rowSchema,
    String schemaTemplate,
    String databaseTemplate,
    RoleNames roles) {
  /** The default name of a tenant's schema. */
  public static final String SCHEMA_TEMPLATE = "tenant_{id}";

  /** The default name of a tenant's database, and of its login role. */
  public static final String DATABASE_TEMPLATE = "{database}_{id}";
}
