package io.insula.jdbc.internal;

import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.StatementTraits.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the user asked for a prepared statement: each form of it is prepared so.
 *
 * @param preparing calls the driver
 * @param forward whether its results are plain: read forward, not updated, not held
 * @param keys whether generated keys are wanted
 * @param columns which; empty for all
 */
record Forms(Preparing preparing, boolean forward, boolean keys, List<String> columns) {
  static final Forms PLAIN = new Forms(Connection::prepareStatement, true, false, List.of());

  /** Calls the driver. */
  @FunctionalInterface
  interface Preparing {
    PreparedStatement prepare(Connection connection, String sql) throws SQLException;
  }

  static Forms of(int type, int concurrency) {
    return new Forms(
        (c, sql) -> c.prepareStatement(sql, type, concurrency),
        forward(type, concurrency),
        false,
        List.of());
  }

  static Forms of(int type, int concurrency, int holdability) {
    return new Forms(
        (c, sql) -> c.prepareStatement(sql, type, concurrency, holdability),
        forward(type, concurrency, holdability),
        false,
        List.of());
  }

  static Forms keys(int wanted) {
    return new Forms(
        (c, sql) -> c.prepareStatement(sql, wanted),
        wanted == Statement.RETURN_GENERATED_KEYS || wanted == Statement.NO_GENERATED_KEYS,
        wanted != Statement.NO_GENERATED_KEYS,
        List.of());
  }

  /** The driver refuses numbers of columns, so they are left to it. */
  static Forms keys(int[] columns) {
    boolean none = columns.length == 0;
    return new Forms((c, sql) -> c.prepareStatement(sql, columns), none, !none, List.of());
  }

  @SuppressWarnings("NullAway") // To the driver, null means all columns
  static Forms keys(String @Nullable [] columns) {
    if (columns == null) {
      return new Forms((c, sql) -> c.prepareStatement(sql, columns), false, true, List.of());
    }
    return new Forms(
        (c, sql) -> c.prepareStatement(sql, columns), true, columns.length > 0, List.of(columns));
  }

  /** Whether the statement of that plan returns keys of its own making. */
  boolean returnsKeys(Plan plan) {
    return keys && plan.traits().kind() == Kind.WRITE;
  }

  /** The clause that the statement of that plan needs for its keys, or nothing. */
  String clause(Plan plan, Session session) {
    return returnsKeys(plan) ? session.keysClause(columns) : "";
  }

  static boolean forward(int type, int concurrency) {
    return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  static boolean forward(int type, int concurrency, int holdability) {
    return forward(type, concurrency) && holdability == ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  /** Whether a statement of that plan can run behind the binding query. */
  boolean prefixable(Plan plan) {
    return forward && prefixable(plan, keys);
  }

  /** Whether the results of that plan can be told from the binding query's. */
  static boolean prefixable(Plan plan, boolean keys) {
    return !keys || plan.traits().kind() == Kind.WRITE;
  }

  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return preparing.prepare(connection, sql);
  }

  /** Prepares a longer text; if the driver cannot read it, it complains of the user's own. */
  PreparedStatement prepare(Connection connection, Plan plan, String longer) throws SQLException {
    try {
      return prepare(connection, longer);
    } catch (SQLException e) {
      prepare(connection, plan.sql()).close();
      throw e;
    }
  }
}
