package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Updatable result sets, in autocommit and in a transaction. */
final class UpdatableCases {
  private static final String PEOPLE = "select id, name, email, age from person order by id";

  private UpdatableCases() {}

  static Cases cases() {
    return Cases.topic("updatable")
        .add("update a row", UpdatableCases::update)
        .add("update a row in a transaction", inTransaction(UpdatableCases::update))
        .add("insert a row", UpdatableCases::insert)
        .add("insert a row in a transaction", inTransaction(UpdatableCases::insert))
        .add("delete a row", UpdatableCases::delete)
        .add("refresh a row", UpdatableCases::refresh)
        .add("cancel updates", UpdatableCases::cancel)
        .add("prepared", UpdatableCases::prepared)
        .add("failure", UpdatableCases::failure)
        .add("failure in a transaction", inTransaction(UpdatableCases::failure))
        .add("not updatable", UpdatableCases::notUpdatable)
        .add("without the key", UpdatableCases::withoutKey)
        .add("natural key", UpdatableCases::naturalKey)
        .add("with a fetch size in a transaction", inTransaction(UpdatableCases::cursor));
  }

  private static Case.Script inTransaction(Case.Script script) {
    return (connection, trace) -> {
      connection.setAutoCommit(false);
      script.run(connection, trace);
      trace.elsewhere(PEOPLE);
      trace.act("commit", connection::commit);
      trace.elsewhere(PEOPLE);
    };
  }

  private static Statement updatable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  private static void update(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery(PEOPLE)) {
      trace.see("concurrency", rows.getConcurrency());
      while (rows.next()) {
        rows.updateString("name", rows.getString("name") + "!");
        rows.updateNull("age");
        rows.updateObject("email", "e" + rows.getRow());
        trace.act("update", rows::updateRow);
        trace.see("row", Shown.row(rows));
        trace.see("updated", rows.rowUpdated());
      }
      rows.first();
      rows.updateInt(4, 7);
      trace.act("update again", rows::updateRow);
    }
    trace.query(connection, PEOPLE);
  }

  private static void insert(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery(PEOPLE)) {
      rows.moveToInsertRow();
      rows.updateLong("id", 500);
      rows.updateString("name", "Inserted");
      trace.act("insert", rows::insertRow);
      trace.see("row", Shown.row(rows));
      rows.updateLong("id", 501);
      rows.updateString("name", "Another");
      trace.act("insert", rows::insertRow);
      rows.moveToCurrentRow();
      trace.see("inserted", rows.rowInserted());
      trace.see("last", rows.last() + " " + rows.getString("name"));
    }
    trace.query(connection, PEOPLE);
  }

  private static void delete(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery(PEOPLE)) {
      rows.absolute(2);
      trace.act("delete", rows::deleteRow);
      trace.see("deleted", rows.rowDeleted());
      trace.see("position", rows.getRow());
      trace.attempt("row", () -> Shown.row(rows));
    }
    trace.query(connection, PEOPLE);
  }

  private static void refresh(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery(PEOPLE)) {
      rows.next();
      trace.execute(connection, "update person set name = 'Changed' where id = 1");
      trace.see("stale", rows.getString("name"));
      trace.act("refresh", rows::refreshRow);
      trace.see("fresh", rows.getString("name"));
    }
  }

  private static void cancel(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery(PEOPLE)) {
      rows.next();
      rows.updateString("name", "No");
      rows.cancelRowUpdates();
      trace.see("name", rows.getString("name"));
      trace.act("update nothing", rows::updateRow);
      trace.act("insert outside", rows::insertRow);
      rows.moveToInsertRow();
      trace.act("delete on the insert row", rows::deleteRow);
      trace.act("update on the insert row", rows::updateRow);
    }
    trace.query(connection, PEOPLE);
  }

  private static void prepared(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, name, email, age from person where id >= ? order by id",
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_UPDATABLE)) {
      query.setLong(1, 2);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          rows.updateInt("age", 99);
          trace.act("update", rows::updateRow);
        }
      }
    }
    trace.elsewhere(PEOPLE);
  }

  private static void failure(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery(PEOPLE)) {
      rows.next();
      rows.updateNull("name");
      trace.act("update", rows::updateRow);
      trace.attempt("name", () -> rows.getString("name"));
      rows.moveToInsertRow();
      rows.updateLong("id", 2);
      rows.updateString("name", "Twice");
      trace.act("insert", rows::insertRow);
    }
    trace.query(connection, PEOPLE);
  }

  private static void notUpdatable(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows =
            statement.executeQuery("select p.id, i.label from person p join item i on p.id = 1")) {
      rows.next();
      trace.see("concurrency", rows.getConcurrency());
      trace.act("update", () -> rows.updateString("label", "x"));
      trace.act("row", rows::updateRow);
    }
  }

  private static void withoutKey(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery("select name, age from person")) {
      rows.next();
      trace.act("update", () -> rows.updateString("name", "x"));
      trace.act("row", rows::updateRow);
    }
  }

  private static void naturalKey(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows =
            statement.executeQuery("select n, word from number where n < 4 order by n")) {
      while (rows.next()) {
        rows.updateString("word", "updated " + rows.getInt("n"));
        trace.act("update", rows::updateRow);
      }
    }
    trace.query(connection, "select n, word from number where n < 5 order by n");
  }

  private static void cursor(Connection connection, Trace trace) throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)) {
      statement.setFetchSize(2);
      try (ResultSet rows = statement.executeQuery(PEOPLE)) {
        while (rows.next()) {
          rows.updateInt("age", rows.getRow());
          trace.act("update", rows::updateRow);
        }
      }
    }
  }
}
