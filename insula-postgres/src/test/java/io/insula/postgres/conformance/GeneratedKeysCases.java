package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Generated keys: asked for by flag, name or index, of every kind of statement. */
final class GeneratedKeysCases {
  private static final String INSERT = "insert into item (person_id, label) values (1, 'new')";

  private static final List<String> STATEMENTS =
      List.of(
          INSERT,
          "insert into item (person_id, label) values (1, 'a'), (2, 'b')",
          "insert into item (person_id, label) values (1, 'own') returning label, id",
          "insert into person (name, email) values ('A', 'ada@example.org') on conflict do nothing",
          "insert into person (name, email) values ('A', 'ada@example.org')"
              + " on conflict (email) do update set name = excluded.name",
          "update item set quantity = 5 where id = 1",
          "update item set quantity = 5 where id < 0",
          "delete from item where id = 2",
          "select 1",
          "insert into item (person_id, label) values (77, 'wrong')");

  private GeneratedKeysCases() {}

  static Cases cases() {
    return Cases.topic("generated keys")
        .add("statement with a flag", (c, t) -> statements(c, t, GeneratedKeysCases::flag))
        .add("statement with names", (c, t) -> statements(c, t, GeneratedKeysCases::names))
        .add(
            "statement with a flag in a transaction",
            (connection, trace) -> {
              connection.setAutoCommit(false);
              for (String sql : STATEMENTS) {
                try (Statement statement = connection.createStatement()) {
                  flag(statement, sql, trace);
                }
                connection.rollback();
              }
            })
        .add("statement with indexes", GeneratedKeysCases::indexes)
        .add("statement without asking", GeneratedKeysCases::unasked)
        .add("statement with empty names", GeneratedKeysCases::empty)
        .add("statement with unknown names", GeneratedKeysCases::unknown)
        .add("prepared with a flag", GeneratedKeysCases::preparedFlag)
        .add("prepared with names", GeneratedKeysCases::preparedNames)
        .add("prepared with a flag over transactions", GeneratedKeysCases::overTransactions)
        .add("keys are columns like others", GeneratedKeysCases::columns)
        .add("large update with keys", GeneratedKeysCases::large);
  }

  /** One way to ask. */
  private interface Way {
    void run(Statement statement, String sql, Trace trace) throws SQLException;
  }

  private static void statements(Connection connection, Trace trace, Way way) throws SQLException {
    for (String sql : STATEMENTS) {
      try (Statement statement = connection.createStatement()) {
        way.run(statement, sql, trace);
      }
    }
    trace.query(connection, "select id, label, quantity from item order by id");
  }

  private static void flag(Statement statement, String sql, Trace trace) {
    trace.attempt(
        sql + " update", () -> statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
    keys(statement, trace);
    trace.attempt(sql, () -> statement.execute(sql, Statement.RETURN_GENERATED_KEYS));
    trace.attempt("count", statement::getUpdateCount);
    trace.attempt("rows", statement::getResultSet);
    keys(statement, trace);
  }

  private static void names(Statement statement, String sql, Trace trace) {
    String[] names = {"id"};
    trace.attempt(sql + " update", () -> statement.executeUpdate(sql, names));
    trace.attempt("count", statement::getUpdateCount);
    keys(statement, trace);
    trace.attempt(sql, () -> statement.execute(sql, names));
    trace.attempt("count", statement::getUpdateCount);
    keys(statement, trace);
    trace.attempt("more", statement::getMoreResults);
    trace.attempt("count", statement::getUpdateCount);
  }

  /** The values by name, since row isolation has a column more. */
  private static void keys(Statement statement, Trace trace) {
    trace.act(
        "keys",
        () -> {
          try (var keys = statement.getGeneratedKeys()) {
            trace.see("statement", keys.getStatement() == statement);
            trace.see("columns", keys.getMetaData().getColumnCount() > 0);
            while (keys.next()) {
              trace.attempt("id", () -> keys.getLong("id"));
              trace.attempt("label", () -> keys.getString("label"));
              trace.attempt("name", () -> keys.getString("name"));
            }
          }
        });
  }

  private static void indexes(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      trace.attempt("update", () -> statement.executeUpdate(INSERT, new int[] {1}));
      trace.attempt("execute", () -> statement.execute(INSERT, new int[] {1}));
      trace.attempt("none", () -> statement.executeUpdate(INSERT, new int[0]));
    }
    trace.attempt("prepare", () -> connection.prepareStatement(INSERT, new int[] {1}));
    trace.query(connection, "select id, label from item order by id");
  }

  private static void unasked(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      trace.attempt("before any run", statement::getGeneratedKeys);
      keys(statement, trace);
      statement.executeUpdate(INSERT);
      keys(statement, trace);
      statement.executeUpdate(INSERT, Statement.NO_GENERATED_KEYS);
      keys(statement, trace);
      statement.executeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS);
      statement.executeUpdate(INSERT);
      keys(statement, trace);
      trace.attempt("unknown flag", () -> statement.executeUpdate(INSERT, 77));
      keys(statement, trace);
    }
  }

  private static void empty(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      trace.attempt("none", () -> statement.executeUpdate(INSERT, new String[0]));
      keys(statement, trace);
      trace.attempt("null", () -> statement.executeUpdate(INSERT, (String[]) null));
      keys(statement, trace);
    }
  }

  private static void unknown(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      trace.attempt("unknown", () -> statement.executeUpdate(INSERT, new String[] {"nothing"}));
      trace.attempt("case", () -> statement.executeUpdate(INSERT, new String[] {"ID"}));
    }
    trace.query(connection, "select id from item order by id");
  }

  private static void preparedFlag(Connection connection, Trace trace) throws SQLException {
    for (String sql : STATEMENTS) {
      try (PreparedStatement statement =
          connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
        for (int n = 0; n < 3; n++) {
          trace.attempt(sql + " update", statement::executeUpdate);
          trace.attempt("count", statement::getUpdateCount);
          keys(statement, trace);
        }
        trace.attempt(sql, statement::execute);
        trace.attempt("count", statement::getUpdateCount);
        trace.attempt("rows", statement::getResultSet);
        keys(statement, trace);
      }
    }
  }

  private static void preparedNames(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into item (person_id, label) values (?, ?)",
            new String[] {"label", "quantity", "id"})) {
      for (int n = 0; n < 8; n++) {
        insert.setLong(1, 1 + n % 3);
        insert.setString(2, "label " + n);
        trace.see("inserted", insert.executeUpdate());
        trace.rows("keys", insert.getGeneratedKeys());
      }
      insert.setLong(1, 77);
      trace.attempt("wrong", insert::executeUpdate);
      keys(insert, trace);
      insert.setLong(1, 2);
      trace.see("inserted", insert.executeUpdate());
      trace.rows("keys", insert.getGeneratedKeys());
    }
  }

  private static void overTransactions(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      insert.executeUpdate();
      keys(insert, trace);
      connection.setAutoCommit(false);
      for (int n = 0; n < 3; n++) {
        trace.see("inserted", insert.executeUpdate());
        keys(insert, trace);
      }
      connection.rollback();
      insert.executeUpdate();
      keys(insert, trace);
      connection.commit();
    }
    trace.elsewhere("select id, label from item order by id");
  }

  private static void columns(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(INSERT, new String[] {"id", "quantity", "price"});
      trace.rows("keys", statement.getGeneratedKeys());
      trace.attempt("again", statement::getGeneratedKeys);
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS);
      trace.rows("keys with all columns", statement.getGeneratedKeys());
    }
  }

  private static void large(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      trace.see("inserted", statement.executeLargeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS));
      keys(statement, trace);
      trace.see("inserted", statement.executeLargeUpdate(INSERT, new String[] {"id"}));
      keys(statement, trace);
    }
  }
}
