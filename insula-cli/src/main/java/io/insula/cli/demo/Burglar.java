package io.insula.cli.demo;

import io.insula.Tenant;
import io.insula.TenantContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Tries, with SQL that an application could be tricked into running, to reach another shop's rows:
 * by naming its schema, and by overwriting who is bound.
 */
final class Burglar {
  private final DataSource database;

  Burglar(DataSource database) {
    this.database = database;
  }

  /** How many foreign rows one shop got from another. */
  long breakIn(Tenant from, Tenant into) {
    return TenantContext.with(
        from.id(), () -> loot(from, walkIn(into)) + loot(from, disguised(into)));
  }

  private long loot(Tenant from, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      long foreign = 0;
      while (rows || statement.getUpdateCount() >= 0) {
        if (rows) {
          foreign += foreign(from, statement);
        }
        rows = statement.getMoreResults();
      }
      return foreign;
    } catch (SQLException e) {
      return 0; // refused, as it should be
    }
  }

  private static long foreign(Tenant from, Statement statement) throws SQLException {
    long foreign = 0;
    try (ResultSet set = statement.getResultSet()) {
      while (set.next()) {
        foreign += set.getString(1).startsWith(from.id() + "-") ? 0 : 1;
      }
    }
    return foreign;
  }

  /** Names the other one's table directly. */
  private static String walkIn(Tenant into) {
    return "select number from " + quoted(into.placement().schema()) + ".invoice";
  }

  /** Pretends, in the middle of a query, that the other one is bound. */
  private static String disguised(Tenant into) {
    return """
        select i.number
        from (select set_config('insula.binding', '%s:%d:9999999999:1:0:', false) offset 0) posing,
          %s.invoice i"""
        .formatted(into.id(), into.number(), quoted(into.placement().schema()));
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
