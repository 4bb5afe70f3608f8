package io.insula.postgres.places;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.Placement;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.install.Installation;
import io.insula.postgres.internal.Attempts;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database of a tenant's own, with a login role of the same name. Creating a database is no part
 * of any transaction, so the role comes first, with its mark in the same transaction, and goes
 * last: while the role stands, an unmarked database of its name is one that was broken off.
 */
final class DatabasePlace {
  private final String database;
  private final TenantRole role;
  private final Mark mark;
  private final InstallSettings settings;

  DatabasePlace(long number, Placement placement, Estate estate) {
    this.database = placement.database();
    this.mark = new Mark(number);
    this.role = new TenantRole(placement.role(), mark, estate.settings());
    this.settings = estate.settings();
  }

  void create(Connection migrator) throws SQLException {
    lock(migrator);
    boolean ours = role.exists(migrator);
    if (exists(migrator) && !ours) {
      mark.require("database", database, comment(migrator));
    }
    role.create(migrator);
    createDatabase(migrator);
    closeToOthers(migrator);
  }

  /** The second half of creating, with a connection to the new database. */
  void prepare(Connection inside) throws SQLException {
    new Installation(settings).runInside(inside, role.name());
    Attempts.retrying(
        inside,
        c -> {
          Query.run(c, mark.statement("database", database));
          return database;
        });
  }

  private void createDatabase(Connection migrator) throws SQLException {
    Attempts.retrying(
        migrator,
        c -> {
          if (exists(c)) {
            requireOurs(c);
            if (!halfDropped(c)) {
              Query.run(c, "alter database " + quote(database) + " allow_connections true");
              return database;
            }
            Query.run(c, "drop database " + quote(database));
          }
          Query.run(c, "create database " + quote(database) + likeThisOne(c));
          return database;
        });
  }

  /** Encoding and, unless they are the server's own, collation of the database we are in. */
  private static String likeThisOne(Connection connection) throws SQLException {
    return " template template0"
        + Query.text(
            connection,
            """
            select pg_catalog.format(' encoding %L', pg_catalog.pg_encoding_to_char(encoding))
                   || case datlocprovider when 'c' then
                        pg_catalog.format(' locale_provider libc lc_collate %L lc_ctype %L',
                                          datcollate, datctype) else '' end
              from pg_catalog.pg_database where datname = current_database()""");
  }

  /** Whether dropping it was broken off: then it can't be altered any more, only dropped. */
  private boolean halfDropped(Connection connection) throws SQLException {
    return Query.test(
        connection,
        "select datconnlimit = -2 from pg_catalog.pg_database where datname = ?",
        database);
  }

  private void closeToOthers(Connection migrator) throws SQLException {
    Attempts.inTransaction(
        migrator,
        c -> {
          String it = quote(database);
          Query.run(c, "revoke all on database " + it + " from public");
          Query.run(c, "grant connect on database " + it + " to " + quote(role.name()));
          return it;
        });
  }

  List<String> find(Connection migrator) throws SQLException {
    List<String> found = new ArrayList<>();
    if (exists(migrator)) {
      found.add("database \"" + database + "\"");
    }
    if (role.exists(migrator)) {
      found.add("role \"" + role.name() + "\"");
    }
    return found;
  }

  List<String> remove(Connection migrator) throws SQLException {
    lock(migrator);
    List<String> removed = new ArrayList<>();
    if (exists(migrator)) {
      requireOurs(migrator);
      drop(migrator);
      removed.add("database \"" + database + "\"");
    }
    if (role.drop(migrator)) {
      removed.add("role \"" + role.name() + "\"");
    }
    return removed;
  }

  private void drop(Connection migrator) throws SQLException {
    role.shutOut(migrator);
    if (!halfDropped(migrator)) {
      Query.run(migrator, "alter database " + quote(database) + " allow_connections false");
    }
    Attempts.retrying(
        migrator,
        c -> {
          role.disconnect(c, database);
          Query.run(c, "drop database if exists " + quote(database) + " with (force)");
          return database;
        });
  }

  /** For the rest of the session, since databases are made outside of transactions. */
  private void lock(Connection connection) throws SQLException {
    Query.text(
        connection,
        "select pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended(?, 2))",
        "insula database " + database);
  }

  private boolean exists(Connection connection) throws SQLException {
    return Query.test(
        connection,
        "select exists (select from pg_catalog.pg_database where datname = ?)",
        database);
  }

  private void requireOurs(Connection connection) throws SQLException {
    String comment = comment(connection);
    boolean brokenOff = comment == null && role.exists(connection) && belongsToUser(connection);
    if (!brokenOff) {
      mark.require("database", database, comment);
    }
  }

  private boolean belongsToUser(Connection connection) throws SQLException {
    return Query.test(
        connection,
        "select pg_catalog.pg_get_userbyid(datdba) = current_user"
            + " from pg_catalog.pg_database where datname = ?",
        database);
  }

  private @Nullable String comment(Connection connection) throws SQLException {
    return Query.text(
        connection,
        "select pg_catalog.shobj_description(oid, 'pg_database')"
            + " from pg_catalog.pg_database where datname = ?",
        database);
  }
}
