package io.insula.postgres.places;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.InsulaException;
import io.insula.Placement;
import io.insula.jdbc.spi.Estate;
import io.insula.postgres.internal.Attempts;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema of a tenant's own, in a shared database. */
final class SchemaPlace {
  private final String schema;
  private final String application;
  private final Mark mark;

  SchemaPlace(long number, Placement placement, Estate estate) {
    this.schema = placement.schema();
    this.application = estate.settings().roles().application();
    this.mark = new Mark(number);
  }

  void create(Connection migrator) throws SQLException {
    Attempts.inTransaction(
        migrator,
        c -> {
          lock(c);
          if (exists(c)) {
            requireMark(c);
          } else {
            Query.run(c, "create schema " + quote(schema));
            Query.run(c, mark.statement("schema", schema));
          }
          Query.run(c, "grant usage on schema " + quote(schema) + " to " + quote(application));
          return schema;
        });
  }

  /** Marks the schema that somebody else made; in the caller's transaction. */
  void adopt(Connection migrator) throws SQLException {
    lock(migrator);
    if (!exists(migrator)) {
      throw new InsulaException("There is no schema \"" + schema + "\" to adopt.");
    }
    String comment = comment(migrator);
    if (Mark.isMark(comment)) {
      mark.require("schema", schema, comment);
    } else {
      Query.run(migrator, mark.statement("schema", schema));
    }
    Query.run(migrator, "grant usage on schema " + quote(schema) + " to " + quote(application));
  }

  List<String> find(Connection migrator) throws SQLException {
    return exists(migrator) ? List.of(description(migrator)) : List.of();
  }

  List<String> remove(Connection migrator) throws SQLException {
    return Attempts.inTransaction(
        migrator,
        c -> {
          lock(c);
          List<String> removed = new ArrayList<>();
          if (exists(c)) {
            requireMark(c);
            removed.add(description(c));
            Query.run(c, "drop schema " + quote(schema) + " cascade");
          }
          int rows =
              Query.update(
                  c,
                  "delete from insula.migration where schema_name = ? and kind = 'tenant'",
                  schema);
          if (rows > 0) {
            removed.add("%d entries of the ledger".formatted(rows));
          }
          return removed;
        });
  }

  private void lock(Connection connection) throws SQLException {
    Query.text(
        connection,
        "select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(?, 1))",
        "insula schema " + schema);
  }

  private boolean exists(Connection connection) throws SQLException {
    return Query.test(
        connection,
        "select exists (select from pg_catalog.pg_namespace where nspname = ?)",
        schema);
  }

  private void requireMark(Connection connection) throws SQLException {
    mark.require("schema", schema, comment(connection));
  }

  private @Nullable String comment(Connection connection) throws SQLException {
    return Query.text(
        connection,
        "select pg_catalog.obj_description(oid, 'pg_namespace')"
            + " from pg_catalog.pg_namespace where nspname = ?",
        schema);
  }

  private String description(Connection connection) throws SQLException {
    String tables =
        Query.text(
            connection,
            """
            select count(*) from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('r', 'p')""",
            schema);
    return "schema \"%s\" with %s tables".formatted(schema, tables);
  }
}
