package io.insula.jdbc.spi;

import io.insula.Placement;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The slow path of a dialect: what is done once per installation, per tenant or per migration.
 * Every method can be repeated: it finds what is already there and does the rest. Implementations
 * are stateless and thread-safe; found by {@link java.util.ServiceLoader}.
 */
public interface Administration {
  /** Whether this dialect speaks to that JDBC address. */
  boolean accepts(String url);

  /** The address of another database on the same server. */
  String urlOf(String url, String database);

  /** The name of the database that the address leads to. */
  String databaseOf(String url);

  /**
   * Prepares a database: roles, schema {@code insula}, functions, the key. With {@link
   * InstallSettings#dryRun()} it only says what it would do.
   *
   * @param administrator a connection of a role that may create roles and schemas, in autocommit
   * @return one line for each step, with its SQL, done or to do
   * @throws io.insula.InsulaException if the server is too old or the role may not; names the fix
   */
  List<InstallStep> install(Connection administrator, InstallSettings settings) throws SQLException;

  /**
   * Looks for what makes a runtime connection unfit: superuser, owner, BYPASSRLS, functions
   * missing, another key.
   *
   * @param runtime a connection of the application's role
   * @return one sentence for each fault, with its fix; empty when all is well
   */
  List<String> faults(Connection runtime, InstallSettings settings) throws SQLException;

  /** Makes, finds and removes the places that tenants live in. */
  Places places();

  /** Keeps the tables of a place apart. */
  Protection protection();

  /** Makes, finds and removes the places that tenants live in. Each method is idempotent. */
  interface Places {
    /** Where a new tenant would live: names by template, sanitised, collision-free. */
    Placement place(TenantId tenant, io.insula.Isolation isolation, PlaceSettings settings);

    /**
     * Makes role, database or schema, as the isolation needs; afterwards it is empty and ready.
     *
     * @param number of the tenant that it is for, who need not have a name yet
     */
    void create(long number, Placement placement, Estate estate) throws SQLException;

    /**
     * What of the place exists, as lines for people; empty when there is nothing.
     *
     * @param tenant whose rows to look for, in row isolation
     * @param number of the tenant; in schema and database isolation it says whose the place is
     */
    List<String> find(TenantId tenant, long number, Placement placement, Estate estate)
        throws SQLException;

    /**
     * Removes rows, schema or database and role.
     *
     * @param tenant whose rows to remove, in row isolation
     * @param number of the tenant; in schema and database isolation it says whose the place is
     * @return what was removed, as lines for people
     */
    List<String> remove(TenantId tenant, long number, Placement placement, Estate estate)
        throws SQLException;

    /**
     * The schemas that users made and that are nobody's place: neither the product's own nor
     * Insula's; in the order of their names.
     *
     * @param connection to the database, of any role
     */
    List<String> strangers(Connection connection, Estate estate) throws SQLException;

    /**
     * What has to be run so that a schema that is there already, and all that is in it, belongs to
     * the migrator's role; empty when it does. Nothing of it is run.
     *
     * @param connection to the database of the place, of any role, in a transaction
     * @return statements, with full names, in their order
     */
    List<String> handOver(Connection connection, Placement placement, Estate estate)
        throws SQLException;

    /**
     * Makes a schema that is there already the place of the tenant of that number, in the caller's
     * transaction: afterwards it is as if {@link #create} had made it. The tables are not touched.
     *
     * @param migrator a connection of the migrator's role, which owns the schema, in a transaction
     * @throws io.insula.InsulaException if there is no such schema, or it is another tenant's
     */
    void adopt(Connection migrator, long number, Placement placement, Estate estate)
        throws SQLException;
  }

  /** Keeps the tables of a place apart, from the live catalog. */
  interface Protection {
    /**
     * Protects whatever in the schema is not protected yet, in the caller's transaction.
     *
     * @param migrator a connection of the migrator's role, in a transaction
     * @return the DDL that was run, or with {@link ProtectionRequest#dryRun()} would be
     * @throws io.insula.InsulaException if something there would see through the walls; names every
     *     such object with the reason, and how to waive it
     */
    List<String> protect(Connection migrator, ProtectionRequest request) throws SQLException;

    /**
     * Whether what these statements did can need {@link #protect}, so that a migration can do
     * without it. False is a promise: nothing that they made or changed has to be protected, in a
     * place that was protected before them. When in doubt, true.
     *
     * @param migrator the connection that the statements are run on, before or after them
     * @param statements all statements since the place was protected last
     */
    default boolean needed(Connection migrator, ProtectionRequest request, List<String> statements)
        throws SQLException {
      return true;
    }

    /**
     * A statement of a migration as it has to be run in a place that has been protected before. A
     * foreign key to a natural key that is per tenant by now can't be made as it is written; it is
     * held back, and made by the next {@link #protect}; a conflict target that names such a key
     * gets the tenant column. Anything else stays as it is.
     *
     * @param migrator the connection that the statement will be run on, with its search path
     * @param statement one statement
     */
    default String adapt(Connection migrator, ProtectionRequest request, String statement)
        throws SQLException {
      return statement;
    }

    /**
     * Keeps a table that serves another tool out of the application's reach, in the caller's
     * transaction: the application gets no right to it, and {@link #protect} leaves it alone.
     *
     * @param migrator a connection of the role that owns the table
     * @param request of the schema that it is in
     * @param table its name, without the schema
     */
    void setAside(Connection migrator, ProtectionRequest request, String table) throws SQLException;
  }
}
