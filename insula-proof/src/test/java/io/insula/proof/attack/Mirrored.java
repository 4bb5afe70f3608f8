package io.insula.proof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A session of a tenant, and one of the superuser that does the same to a table without any wall,
 * filtered by hand. Whatever comes of a step, rows or failure, must be the same on both.
 */
final class Mirrored implements AutoCloseable {
  private final String tenant;
  private final Connection walled;
  private final Connection plain;
  private final Deque<Savepoint[]> savepoints = new ArrayDeque<>();

  Mirrored(String tenant, Connection walled, Connection plain, boolean transaction)
      throws SQLException {
    this.tenant = tenant;
    this.walled = walled;
    this.plain = plain;
    walled.setAutoCommit(!transaction);
    plain.setAutoCommit(!transaction);
  }

  String tenant() {
    return tenant;
  }

  void step(Doing doing) throws SQLException {
    String one = "n" + doing.one();
    String other = "n" + doing.other();
    switch (doing.action()) {
      case INSERT -> both(insert("author (name)", "", one), insert("mirror.shadow", tenant, one));
      case INSERT_PREPARED -> prepared(one);
      case UPSERT ->
          both(
              insert("author (name)", "", one) + " on conflict (name) do nothing",
              insert("mirror.shadow", tenant, one) + " on conflict (tenant, name) do nothing");
      case UPDATE ->
          filtered(
              "update author set name = '" + other + "' where name = '" + one + "'",
              "update mirror.shadow set name = '" + other + "' where name = '" + one + "' and ");
      case DELETE ->
          filtered(
              "delete from author where name >= '" + one + "'",
              "delete from mirror.shadow where name >= '" + one + "' and ");
      case COUNT ->
          filtered("select count(*) from author", "select count(*) from mirror.shadow where ");
      case LOOK -> look();
      case FAIL -> both("select 1 / 0", "select 1 / 0");
      default -> transaction(doing.action());
    }
  }

  private static String insert(String table, String tenant, String name) {
    String first = tenant.isEmpty() ? "" : "'" + tenant + "', ";
    return "insert into " + table + " values (" + first + "'" + name + "')";
  }

  void look() throws SQLException {
    both(
        "select name from author order by name",
        "select name from mirror.shadow where tenant = '" + tenant + "' order by name");
  }

  private void filtered(String own, String byHand) throws SQLException {
    both(own, byHand + "tenant = '" + tenant + "'");
  }

  private void transaction(Action action) throws SQLException {
    if (walled.getAutoCommit()) {
      return;
    }
    switch (action) {
      case SAVEPOINT -> savepoint();
      case ROLL_BACK_TO -> backTo();
      case RELEASE -> release();
      case COMMIT -> end(true);
      case ROLLBACK -> end(false);
      default -> throw new IllegalStateException(action.name());
    }
  }

  private void savepoint() throws SQLException {
    Savepoint[] pair = new Savepoint[2];
    String first = outcome(() -> set(pair, 0, walled));
    assertThat(first).isEqualTo(outcome(() -> set(pair, 1, plain)));
    if (pair[0] != null) {
      savepoints.push(pair);
    }
  }

  private static String set(Savepoint[] pair, int side, Connection connection) throws SQLException {
    pair[side] = connection.setSavepoint();
    return "set";
  }

  private void backTo() throws SQLException {
    if (!savepoints.isEmpty()) {
      walled.rollback(savepoints.peek()[0]);
      plain.rollback(savepoints.peek()[1]);
      look();
    }
  }

  private void release() {
    if (!savepoints.isEmpty()) {
      Savepoint[] pair = savepoints.pop();
      assertThat(outcome(() -> released(walled, pair[0])))
          .isEqualTo(outcome(() -> released(plain, pair[1])));
    }
  }

  private static String released(Connection connection, Savepoint savepoint) throws SQLException {
    connection.releaseSavepoint(savepoint);
    return "released";
  }

  private void end(boolean commit) {
    savepoints.clear();
    assertThat(outcome(() -> ended(walled, commit))).isEqualTo(outcome(() -> ended(plain, commit)));
  }

  private static String ended(Connection connection, boolean commit) throws SQLException {
    if (commit) {
      connection.commit();
    } else {
      connection.rollback();
    }
    return "ended";
  }

  private void prepared(String name) {
    assertThat(outcome(() -> prepared(walled, "insert into author (name) values (?)", name)))
        .isEqualTo(
            outcome(
                () ->
                    prepared(
                        plain, "insert into mirror.shadow values ('" + tenant + "', ?)", name)));
  }

  private static String prepared(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      return "" + statement.executeUpdate();
    }
  }

  private void both(String own, String byHand) {
    assertThat(outcome(() -> run(walled, own)))
        .as(tenant + ": " + own)
        .isEqualTo(outcome(() -> run(plain, byHand)));
  }

  private static String run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "" + statement.getUpdateCount();
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
      return rows.toString();
    }
  }

  private interface Call {
    String run() throws SQLException;
  }

  private static String outcome(Call call) {
    try {
      return call.run();
    } catch (SQLException e) {
      return "SQLSTATE " + e.getSQLState();
    }
  }

  /** Gives the session back as it is, with whatever is open; the mirror rolls back. */
  @Override
  public void close() throws SQLException {
    walled.close();
    if (!plain.getAutoCommit()) {
      plain.rollback();
    }
    plain.close();
  }
}
