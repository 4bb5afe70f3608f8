package io.insula.fleet.history;

import io.insula.InsulaException;
import io.insula.fleet.LockedPlace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table in a place that another tool keeps its history in. */
final class ToolTable {
  private static final String EXISTS =
      """
      select exists (select from pg_catalog.pg_class c
                       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                      where n.nspname = ? and c.relname = ? and c.relkind in ('r', 'p'))""";

  private final LockedPlace place;
  private final String name;

  ToolTable(LockedPlace place, String name) {
    this.place = place;
    this.name = name;
  }

  boolean exists() throws SQLException {
    try (PreparedStatement statement = place.connection().prepareStatement(EXISTS)) {
      statement.setString(1, place.schema());
      statement.setString(2, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /**
   * Makes sure that it is there, and that the tool doesn't write to it until the transaction ends.
   *
   * @throws InsulaException if there is none
   */
  void lock(HistoryTool tool) throws SQLException {
    if (!exists()) {
      throw new InsulaException(
          "%s: schema \"%s\" has no table \"%s\", so there is no history of %s to take over. Name the table with --table, or leave this schema out with --tenants."
              .formatted(place.label(), place.schema(), name, tool.title()));
    }
    run("lock table " + sql() + " in share row exclusive mode");
  }

  void run(String sql) throws SQLException {
    try (Statement statement = place.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Nobody but the migrator sees it. */
  void setAside() throws SQLException {
    place.setAside(name);
  }

  String name() {
    return name;
  }

  /** Its full name. */
  String sql() {
    return quote(place.schema()) + "." + quote(name);
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
