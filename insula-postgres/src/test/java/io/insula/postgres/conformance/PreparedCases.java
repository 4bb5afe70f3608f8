package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** {@link PreparedStatement}: running it, again and again, and what it tells of itself. */
final class PreparedCases {
  private PreparedCases() {}

  static Cases cases() {
    return Cases.topic("prepared")
        .add("query", PreparedCases::query)
        .add("update", PreparedCases::update)
        .add("execute and results", PreparedCases::execute)
        .add("wrong kinds", PreparedCases::wrongKinds)
        .add("texts are refused", PreparedCases::texts)
        .add("reuse beyond the server's threshold", PreparedCases::many)
        .add("reuse over transactions", PreparedCases::overTransactions)
        .add("several statements with parameters", PreparedCases::several)
        .add("parse errors show their position", PreparedCases::parseErrors)
        .add("question marks", PreparedCases::questionMarks)
        .add("metadata before and after", PreparedCases::metadata)
        .add("a prepared query outlives a change of its table", PreparedCases::changedTable)
        .add(
            "a prepared query outlives a change of its table, autosave=conservative",
            Map.of("autosave", "conservative"),
            PreparedCases::changedTable)
        .add("on conflict with parameters", PreparedCases::conflict)
        .add("two statements on one connection", PreparedCases::two)
        .add("failure and going on", PreparedCases::failure);
  }

  private static void query(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select id, name from person where id = ?")) {
      for (long id : new long[] {1, 2, 77, 100001}) {
        query.setLong(1, id);
        trace.rows("person " + id, query.executeQuery());
      }
      trace.see("count", query.getUpdateCount());
    }
  }

  private static void update(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update person set age = ? where id > ?")) {
      update.setInt(1, 50);
      update.setLong(2, 0);
      trace.see("updated", update.executeUpdate());
      trace.see("count", update.getUpdateCount());
      trace.see("large", update.executeLargeUpdate());
      update.setLong(2, 100000);
      trace.see("others", update.executeUpdate());
    }
    trace.elsewhere("select id, age from person order by id");
  }

  private static void execute(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select ?::int as n");
        PreparedStatement update =
            connection.prepareStatement("update person set age = ? returning id, age");
        PreparedStatement plain = connection.prepareStatement("delete from item where id = ?")) {
      query.setInt(1, 4);
      trace.results(query, query.execute());
      update.setInt(1, 4);
      trace.results(update, update.execute());
      plain.setInt(1, 1);
      trace.results(plain, plain.execute());
    }
  }

  private static void wrongKinds(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select 1");
        PreparedStatement update = connection.prepareStatement("update person set age = 77");
        PreparedStatement returning =
            connection.prepareStatement("update person set age = 78 returning age")) {
      trace.attempt("update of a query", query::executeUpdate);
      trace.attempt("large update of a query", query::executeLargeUpdate);
      trace.attempt("query of an update", update::executeQuery);
      trace.query(connection, "select age from person order by id");
      trace.attempt("update that returns", returning::executeUpdate);
      trace.query(connection, "select age from person order by id");
      connection.setAutoCommit(false);
      trace.attempt("update of a query", query::executeUpdate);
      trace.query(connection, "select 1");
      connection.rollback();
    }
  }

  private static void texts(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select 1")) {
      trace.attempt("query", () -> query.executeQuery("select 2"));
      trace.attempt("update", () -> query.executeUpdate("update person set age = 1"));
      trace.attempt("execute", () -> query.execute("select 2"));
      trace.act("batch", () -> query.addBatch("update person set age = 1"));
      trace.rows("still", query.executeQuery());
    }
  }

  static void many(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select ?::int + 0 as n, name from person where id = ?")) {
      for (int n = 1; n <= 12; n++) {
        query.setInt(1, n);
        query.setLong(2, 1 + n % 3);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            trace.see("row " + n, Shown.row(rows));
          }
        }
      }
    }
  }

  private static void overTransactions(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select count(*) from person where age = ?");
        PreparedStatement update = connection.prepareStatement("update person set age = ?")) {
      update.setInt(1, 5);
      query.setInt(1, 5);
      trace.see("autocommit", update.executeUpdate());
      connection.setAutoCommit(false);
      trace.rows("begun", query.executeQuery());
      update.setInt(1, 6);
      trace.see("update", update.executeUpdate());
      query.setInt(1, 6);
      trace.rows("seen", query.executeQuery());
      connection.rollback();
      trace.rows("rolled back", query.executeQuery());
      trace.see("update", update.executeUpdate());
      connection.commit();
      trace.rows("committed", query.executeQuery());
      connection.setAutoCommit(true);
      trace.rows("autocommit again", query.executeQuery());
      trace.elsewhere("select count(*) from person where age = 6");
    }
  }

  private static void several(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement both =
        connection.prepareStatement(
            "update person set age = ? where id = ?; select ?::text as t")) {
      both.setInt(1, 61);
      both.setLong(2, 2);
      both.setString(3, "; ' ?");
      trace.results(both, both.execute());
      trace.results(both, both.execute());
      trace.attempt("as an update", both::executeUpdate);
      trace.attempt("as a query", both::executeQuery);
    }
    trace.query(connection, "select age from person where id = 2");
  }

  private static void parseErrors(Connection connection, Trace trace) throws SQLException {
    for (String sql :
        new String[] {
          "select nothing from person where id = ?",
          "selec ?",
          "select ?::int; select nope from person",
          "update person set age = ? where nope = 1",
          "  select nothing, ?::int",
          "/* a */ select nothing, ?::int"
        }) {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setInt(1, 1);
        trace.attempt(sql, query::execute);
        connection.setAutoCommit(false);
        trace.attempt(sql, query::execute);
        trace.attempt(sql, query::execute);
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    trace.attempt("quote", () -> connection.prepareStatement("select 'a"));
    trace.attempt("brace", () -> connection.prepareStatement("select {fn nothing(1)}").execute());
    trace.attempt("null", () -> connection.prepareStatement(null));
  }

  private static void questionMarks(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select '{\"a\": 1}'::jsonb ?? ? as has, '?' as mark, $$ ? $$ as dollars /* ? */ -- ?")) {
      query.setString(1, "a");
      trace.rows("marks", query.executeQuery());
      trace.see("parameters", query.getParameterMetaData().getParameterCount());
    }
  }

  private static void metadata(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select name, age + ? as more from person where email = ?")) {
      trace.see("columns", Shown.columns(query.getMetaData()));
      var parameters = query.getParameterMetaData();
      trace.see("parameters", parameters.getParameterCount());
      for (int n = 1; n <= parameters.getParameterCount(); n++) {
        trace.see("type", parameters.getParameterTypeName(n));
        trace.see("class", parameters.getParameterClassName(n));
        trace.see("mode", parameters.getParameterMode(n));
      }
      trace.attempt("beyond", () -> parameters.getParameterType(3));
      query.setInt(1, 1);
      query.setString(2, "ada@example.org");
      trace.rows("rows", query.executeQuery());
      trace.see("columns", Shown.columns(query.getMetaData()));
    }
    try (PreparedStatement update = connection.prepareStatement("delete from item where id = ?")) {
      trace.attempt("columns of an update", update::getMetaData);
      trace.see("parameters", update.getParameterMetaData().getParameterTypeName(1));
    }
  }

  private static void changedTable(Connection connection, Trace trace) throws SQLException {
    trace.administer("create table if not exists public.changing (a int)");
    trace.administer("alter table public.changing drop column if exists b");
    trace.administer("grant select on public.changing to public");
    try (PreparedStatement query =
        connection.prepareStatement("select * from public.changing where a = ?")) {
      for (int n = 0; n < 7; n++) {
        query.setInt(1, n);
        query.executeQuery().close();
      }
      trace.administer("alter table public.changing add column b int");
      trace.attempt("after the change", query::executeQuery);
      connection.setAutoCommit(false);
      trace.attempt("in a transaction", query::executeQuery);
      connection.rollback();
    }
    trace.administer("drop table public.changing");
  }

  private static void conflict(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into person (name, email) values (?, ?) on conflict (email)"
                + " do update set name = excluded.name || ? returning name")) {
      for (String email : new String[] {"ada@example.org", "new@example.org", "new@example.org"}) {
        upsert.setString(1, "N");
        upsert.setString(2, email);
        upsert.setString(3, "!");
        trace.rows("upserted", upsert.executeQuery());
      }
    }
    trace.query(connection, "select name, email from person order by id");
  }

  private static void two(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement outer =
            connection.prepareStatement("select id from person order by id");
        PreparedStatement inner =
            connection.prepareStatement("select label from item where person_id = ? order by id");
        ResultSet people = outer.executeQuery()) {
      while (people.next()) {
        inner.setLong(1, people.getLong(1));
        trace.rows("items of " + people.getLong(1), inner.executeQuery());
      }
    }
  }

  private static void failure(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into person (id, name) values (?, ?)")) {
      insert.setLong(1, 1);
      insert.setString(2, "Twice");
      trace.attempt("twice", insert::executeUpdate);
      insert.setLong(1, 50);
      trace.attempt("once", insert::executeUpdate);
      connection.setAutoCommit(false);
      trace.attempt("twice", insert::executeUpdate);
      trace.attempt("in the failed transaction", insert::executeUpdate);
      trace.query(connection, "select 1");
      connection.rollback();
      insert.setLong(1, 51);
      trace.attempt("afterwards", insert::executeUpdate);
      connection.commit();
    }
    trace.elsewhere("select id, name from person order by id");
  }
}
