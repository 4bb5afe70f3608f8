package io.insula.proof.isolation;

import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.operations.Insula;
import io.insula.proof.internal.marks.Ground;
import io.insula.proof.internal.marks.Marks.Mark;
import io.insula.proof.internal.marks.Marks.Place;
import io.insula.proof.internal.marks.Planted;
import io.insula.proof.internal.marks.Sql;
import io.insula.proof.internal.marks.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the tenants between which doors are tried.
 *
 * @param planted its rows; without patches if it is not ours to write to
 */
record Resident(Insula insula, Planted planted) {
  Tenant tenant() {
    return planted.ground().tenant();
  }

  String id() {
    return tenant().id().value();
  }

  boolean is(Resident other) {
    return tenant().id().equals(other.tenant().id());
  }

  Ground ground() {
    return planted.ground();
  }

  /** Works as the tenant, in autocommit. */
  <T extends @Nullable Object> T as(Work<T> work) throws SQLException {
    return TenantContext.with(
        tenant().id(),
        () -> {
          try (Connection connection = insula.dataSource().getConnection()) {
            return work.on(connection);
          }
        });
  }

  /** Works as the tenant, in a transaction that is rolled back. */
  <T extends @Nullable Object> T undone(Work<T> work) throws SQLException {
    return as(
        connection -> {
          connection.setAutoCommit(false);
          try {
            Sql.run(connection, "set constraints all immediate");
            return work.on(connection);
          } finally {
            connection.rollback();
          }
        });
  }

  /**
   * The place of the first mark of this tenant in those rows; null if there is none.
   *
   * @param table what was asked, if it was one table: a key stands in several
   * @param except what the reader said itself
   */
  @Nullable String seenIn(
      List<? extends List<@Nullable String>> rows, String table, Set<String> except) {
    for (List<@Nullable String> row : rows) {
      for (String text : row) {
        List<Mark> marks = planted.marks().in(text, except);
        if (!marks.isEmpty()) {
          return said(marks.get(0), table);
        }
      }
    }
    return null;
  }

  private String said(Mark mark, String table) {
    Place place =
        mark.places().stream()
            .filter(one -> one.table().equals(table))
            .findFirst()
            .orElse(mark.places().get(0));
    return "a row of " + id() + " came out, of " + place.table() + "." + place.column();
  }

  /** Whether two of them are in the same database. */
  boolean near(Resident other) {
    return tenant().placement().cluster().equals(other.tenant().placement().cluster())
        && tenant().placement().database().equals(other.tenant().placement().database());
  }

  /** How many rows a table has for the tenant, and their digest, as the migrator sees them. */
  List<@Nullable String> truth(TableShape table) throws SQLException {
    try (Connection migrator = Ground.migrator(insula, tenant())) {
      return Sql.rows(migrator, digest(table) + ground().condition(table)).get(0);
    }
  }

  static String digest(TableShape table) {
    return "select count(*), md5(string_agg(md5(t::text), '' order by md5(t::text))) from %s t"
        .formatted(table.sql());
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }
}
