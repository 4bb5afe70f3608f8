package io.insula.proof.internal.marks;

import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether rows of one tenant were changed by another's transaction, before that ends. For
 * this a function stands in the database while the watch is open: it belongs to the migrator, whom
 * row security lets see all rows, and tells of each table the number of the tenant's rows and their
 * digest.
 */
public final class Watch implements AutoCloseable {
  private final Insula insula;
  private final Planted planted;
  private final String schema;
  private final Map<String, String> before;
  private final boolean within;

  private Watch(Insula insula, Planted planted, String schema, boolean within) throws SQLException {
    this.insula = insula;
    this.planted = planted;
    this.schema = schema;
    this.within = within;
    this.before = outside();
  }

  /**
   * Begins to watch.
   *
   * @param planted the tenant's rows
   * @param within whether whoever may change them works in the same database
   * @param role as whom they work there
   */
  public static Watch open(Insula insula, Planted planted, boolean within, String role)
      throws SQLException {
    String schema = "insula_proof_" + planted.ground().tenant().number();
    Watch watch = new Watch(insula, planted, schema, within);
    if (within && !planted.ground().tables().isEmpty()) {
      try {
        watch.install(role);
      } catch (SQLException e) {
        watch.close();
        throw e;
      }
    }
    return watch;
  }

  private void install(String role) throws SQLException {
    try (Connection migrator = Ground.migrator(insula, planted.ground().tenant())) {
      Sql.run(
          migrator,
          "create schema " + Sql.quote(schema),
          """
          create function %s() returns table (place text, digest text)
          language plpgsql volatile security definer set search_path = pg_catalog as $watch$
          begin
            if pg_current_xact_id_if_assigned() is not null then
              return query %s;
            end if;
          end $watch$"""
              .formatted(Sql.quote(schema, "digests"), query()),
          "revoke all on function %s() from public".formatted(Sql.quote(schema, "digests")),
          "grant usage on schema %s to %s".formatted(Sql.quote(schema), Sql.quote(role)),
          "grant execute on function %s() to %s"
              .formatted(Sql.quote(schema, "digests"), Sql.quote(role)));
    }
  }

  /** Volatile rows must be seen as the transaction has left them, so each is one query. */
  private String query() {
    List<String> digests = new ArrayList<>();
    for (TableShape table : planted.ground().tables()) {
      digests.add(
          """
          select %s::text, count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')
            from %s t%s"""
              .formatted(Sql.literal(table.name()), table.sql(), condition(table)));
    }
    return String.join("\nunion all ", digests);
  }

  /** In row isolation a table without the tenant's column has rows of all: the marked ones. */
  private String condition(TableShape table) {
    boolean rows = planted.ground().tenant().placement().isolation() == io.insula.Isolation.ROW;
    if (!rows || table.tenantColumn()) {
      return planted.ground().condition(table);
    }
    List<String> tokens =
        planted
            .patch(table.name())
            .map(patch -> patch.rows().stream().flatMap(row -> row.values().stream()).toList())
            .orElse(List.of())
            .stream()
            .map(text -> planted.marks().tokenIn(text))
            .filter(java.util.Objects::nonNull)
            .distinct()
            .toList();
    return tokens.isEmpty()
        ? " where false"
        : " where lower(t::text) ~ " + Sql.literal("(" + String.join("|", tokens) + ")");
  }

  /**
   * The tables whose watched rows are not as they were, as the open transaction of that connection
   * sees them.
   */
  public List<String> changed(Connection connection) throws SQLException {
    if (!within || planted.ground().tables().isEmpty()) {
      return List.of();
    }
    return changed(read(connection, "select * from " + Sql.quote(schema, "digests") + "()"), false);
  }

  /** The tables whose watched rows are not as they were, as everybody sees them. */
  public List<String> changed() throws SQLException {
    return changed(outside(), true);
  }

  private List<String> changed(Map<String, String> now, boolean all) {
    List<String> changed = new ArrayList<>();
    before.forEach(
        (table, digest) -> {
          String other = now.get(table);
          if (other == null ? all : !other.equals(digest)) {
            changed.add(table);
          }
        });
    return changed;
  }

  private Map<String, String> outside() throws SQLException {
    if (planted.ground().tables().isEmpty()) {
      return Map.of();
    }
    try (Connection migrator = Ground.migrator(insula, planted.ground().tenant())) {
      return read(migrator, query());
    }
  }

  private static Map<String, String> read(Connection connection, String sql) throws SQLException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (var row : Sql.rows(connection, sql)) {
      digests.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return digests;
  }

  /** Removes the function. */
  @Override
  public void close() throws SQLException {
    if (within) {
      try (Connection migrator = Ground.migrator(insula, planted.ground().tenant())) {
        Sql.run(migrator, "drop schema if exists " + Sql.quote(schema) + " cascade");
      }
    }
  }
}
