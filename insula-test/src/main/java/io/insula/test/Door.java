package io.insula.test;

import static io.insula.test.Sql.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A way by which a tenant's rows can be reached: each is tried by their owner, then by others. */
enum Door {
  /** By the table's name alone. */
  SELECT("select") {
    @Override
    int reached(Connection c, TenantTable table, Set<String> rows, List<List<String>> keys)
        throws SQLException {
      return common(Sql.column(c, SELECTING + quote(table.name())), rows);
    }
  },
  /** By the name of the table with that of its schema. */
  QUALIFIED("select, with the schema's name") {
    @Override
    int reached(Connection c, TenantTable table, Set<String> rows, List<List<String>> keys)
        throws SQLException {
      return common(Sql.column(c, SELECTING + table.qualified()), rows);
    }
  },
  /** By an aggregate. */
  COUNT("count") {
    @Override
    int reached(Connection c, TenantTable table, Set<String> rows, List<List<String>> keys)
        throws SQLException {
      return Integer.parseInt(
          Sql.column(c, "select count(*) from " + quote(table.name()) + THESE, array(rows)).get(0));
    }
  },
  /** By the primary key. */
  KEY("primary key") {
    @Override
    int reached(Connection c, TenantTable table, Set<String> rows, List<List<String>> keys)
        throws SQLException {
      List<String> found = new ArrayList<>();
      for (List<String> key : keys) {
        found.addAll(
            Sql.column(
                c,
                SELECTING + quote(table.name()) + " where " + equal(table),
                key.toArray(String[]::new)));
      }
      return common(found, rows);
    }
  },
  /** By setting a column to itself. */
  UPDATE("update") {
    @Override
    int reached(Connection c, TenantTable table, Set<String> rows, List<List<String>> keys)
        throws SQLException {
      String column = table.settable();
      return column == null
          ? 0
          : Sql.update(
              c,
              "update " + quote(table.name()) + " set " + column + " = " + column + THESE,
              array(rows));
    }
  },
  /** By removing them. */
  DELETE("delete") {
    @Override
    int reached(Connection c, TenantTable table, Set<String> rows, List<List<String>> keys)
        throws SQLException {
      return Sql.update(c, "delete from " + quote(table.name()) + THESE, array(rows));
    }
  };

  /** Where a row is, in its database. */
  static final String ADDRESS = "tableoid::bigint || ':' || ctid::text";

  private static final String SELECTING = "select " + ADDRESS + " from ";
  private static final String THESE =
      " where " + ADDRESS + " = any(string_to_array(cast(? as text), ' '))";

  private final String title;

  Door(String title) {
    this.title = title;
  }

  /**
   * How many of the rows can be reached.
   *
   * @param rows where they are
   * @param keys primary keys of a few of them
   */
  abstract int reached(
      Connection connection, TenantTable table, Set<String> rows, List<List<String>> keys)
      throws SQLException;

  private static int common(List<String> found, Set<String> rows) {
    Set<String> common = new HashSet<>(found);
    common.retainAll(rows);
    return common.size();
  }

  private static String array(Set<String> rows) {
    return String.join(" ", rows);
  }

  private static String equal(TenantTable table) {
    List<String> equations = new ArrayList<>();
    for (int i = 0; i < table.key().size(); i++) {
      equations.add(table.key().get(i) + " = cast(? as " + table.types().get(i) + ")");
    }
    return String.join(" and ", equations);
  }

  @Override
  public String toString() {
    return title;
  }
}
