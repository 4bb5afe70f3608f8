package io.insula.catalog;

import io.insula.InsulaException;
import io.insula.jdbc.RoleNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the catalog, in schema {@code insula}, which must be there already. Immutable and
 * thread-safe.
 */
public final class CatalogSchema {
  static final List<String> VERSIONS =
      List.of("V1__catalog.sql", "V2__fleet.sql", "V3__ready_pool.sql", "V4__audit.sql");

  /** What the last of these files makes, so that anybody can see whether it was applied. */
  static final String NEWEST = "insula.audit_head";

  /** "catalog", for {@code pg_advisory_xact_lock}. */
  private static final long LOCK = 0x636174616c6f67L;

  private final RoleNames roles;

  public CatalogSchema(RoleNames roles) {
    this.roles = roles;
  }

  /** The version that this library brings a catalog to. */
  public static int version() {
    return VERSIONS.size();
  }

  /**
   * Whether the catalog in that database is at {@link #version()} or newer.
   *
   * @param connection of any role that may use the schema {@code insula}
   */
  public static boolean isCurrent(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet there =
            statement.executeQuery("select pg_catalog.to_regclass('" + NEWEST + "') is not null")) {
      return there.next() && there.getBoolean(1);
    }
  }

  /**
   * Brings the catalog to {@link #version()}; can be repeated, also by many at once. Joins the
   * connection's transaction if it is in one (autocommit off), else makes its own.
   *
   * @param migrator a connection of the migrator's role
   * @return how many versions were applied; 0 if it was up to date
   * @throws InsulaException if the catalog is newer than this library; nothing is changed then
   */
  public int apply(Connection migrator) throws SQLException {
    if (!migrator.getAutoCommit()) {
      return applyInside(migrator);
    }
    migrator.setAutoCommit(false);
    try {
      int applied = applyInside(migrator);
      migrator.commit();
      return applied;
    } catch (SQLException | RuntimeException e) {
      rollback(migrator, e);
      throw e;
    } finally {
      migrator.setAutoCommit(true);
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private int applyInside(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_catalog.pg_advisory_xact_lock(" + LOCK + ")");
      int found = found(statement);
      if (found > version()) {
        throw newer(found);
      }
      for (int next = found; next < version(); next++) {
        statement.execute(read(VERSIONS.get(next)));
        record(connection, next + 1);
      }
      return version() - found;
    }
  }

  private static int found(Statement statement) throws SQLException {
    try (ResultSet there =
        statement.executeQuery("select to_regclass('insula.catalog_version') is not null")) {
      there.next();
      if (!there.getBoolean(1)) {
        return 0;
      }
    }
    try (ResultSet version =
        statement.executeQuery("select coalesce(max(version), 0) from insula.catalog_version")) {
      version.next();
      return version.getInt(1);
    }
  }

  private static void record(Connection connection, int version) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into insula.catalog_version (version) values (?)")) {
      statement.setInt(1, version);
      statement.executeUpdate();
    }
  }

  private static InsulaException newer(int found) {
    return new InsulaException(
        "The catalog of this database has version "
            + found
            + ", and this Insula knows versions up to "
            + version()
            + ". Nothing was changed; use the newer Insula that made it.");
  }

  String read(String name) {
    try (InputStream resource = CatalogSchema.class.getResourceAsStream("schema/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("The resource schema/" + name + " is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${migrator}", quote(roles.migrator()))
          .replace("${application}", quote(roles.application()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
