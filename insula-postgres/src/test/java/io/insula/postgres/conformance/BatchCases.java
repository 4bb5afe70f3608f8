package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;

/** Batches, in autocommit and in a transaction. */
final class BatchCases {
  private static final String INSERT = "insert into person (id, name) values (?, ?)";

  private BatchCases() {}

  static Cases cases() {
    return Cases.topic("batch")
        .add("of texts", BatchCases::texts)
        .add("of texts in a transaction", inTransaction(BatchCases::texts))
        .add("of texts with a failure", BatchCases::failingTexts)
        .add("of texts with a failure in a transaction", inTransaction(BatchCases::failingTexts))
        .add("of texts with a query", BatchCases::queries)
        .add("prepared", BatchCases::prepared)
        .add("prepared in a transaction", inTransaction(BatchCases::prepared))
        .add("prepared with a failure", BatchCases::failing)
        .add("prepared with a failure in a transaction", inTransaction(BatchCases::failing))
        .add(
            "prepared with a failure, autosave=always",
            Map.of("autosave", "always"),
            inTransaction(BatchCases::failing))
        .add(
            "prepared with a failure in autocommit, autosave=always",
            Map.of("autosave", "always"),
            BatchCases::failing)
        .add("of 5,000 rows", BatchCases::large)
        .add("of 5,000 rows with a failure at the end", BatchCases::largeFailure)
        .add("of 5,000 rows in a transaction", inTransaction(BatchCases::large))
        .add("of 5,000 rows rewritten", Map.of("reWriteBatchedInserts", "true"), BatchCases::large)
        .add("with generated keys", BatchCases::keys)
        .add("with generated keys by name in a transaction", inTransaction(BatchCases::namedKeys))
        .add("executeLargeBatch", BatchCases::largeCounts)
        .add("empty, cleared, mixed with runs", BatchCases::mixed)
        .add("with on conflict", BatchCases::conflict)
        .add("deferred failure", BatchCases::deferred);
  }

  private static Case.Script inTransaction(Case.Script script) {
    return (connection, trace) -> {
      connection.setAutoCommit(false);
      script.run(connection, trace);
      trace.elsewhere("select count(*) from person");
      trace.attempt("state", () -> connection.getAutoCommit());
      trace.act("commit", connection::commit);
      trace.elsewhere("select count(*), sum(age) from person");
    };
  }

  private static void run(Statement statement, Trace trace) {
    trace.attempt("batch", statement::executeBatch);
    trace.attempt("count", statement::getUpdateCount);
    trace.attempt("rows", statement::getResultSet);
    trace.attempt("more", statement::getMoreResults);
  }

  private static void texts(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("insert into person (name) values ('A'), ('B')");
      statement.addBatch("update person set age = 1");
      statement.addBatch("delete from item");
      statement.addBatch("update person set age = 2 where id > 100000");
      run(statement, trace);
      run(statement, trace);
    }
    trace.query(connection, "select name, age from person order by id");
  }

  private static void failingTexts(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("update person set age = 91");
      statement.addBatch("insert into person (id, name) values (1, 'Twice')");
      statement.addBatch("update person set age = 92");
      run(statement, trace);
      run(statement, trace);
    }
    trace.query(connection, "select age from person order by id");
  }

  private static void queries(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("update person set age = 81");
      statement.addBatch("select 1");
      statement.addBatch("update person set age = 82");
      run(statement, trace);
      trace.act(
          "two",
          () -> statement.addBatch("update person set age = 83; update person set age = 84"));
      run(statement, trace);
      statement.addBatch("nonsense");
      run(statement, trace);
    }
    trace.query(connection, "select age from person order by id");
  }

  private static void prepared(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      add(insert, 50, 51, 52);
      run(insert, trace);
      add(insert, 53);
      run(insert, trace);
      run(insert, trace);
    }
    trace.query(connection, "select id, name from person order by id");
  }

  private static void add(PreparedStatement insert, long... ids) throws SQLException {
    for (long id : ids) {
      insert.setLong(1, id);
      insert.setString(2, "P" + id);
      insert.addBatch();
    }
  }

  private static void failing(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      add(insert, 50, 51, 1, 52);
      run(insert, trace);
      add(insert, 60);
      run(insert, trace);
    }
    trace.query(connection, "select id, name from person order by id");
  }

  private static void large(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into number (n, word) values (?, ?)")) {
      for (int n = 10_001; n <= 15_000; n++) {
        insert.setInt(1, n);
        insert.setString(2, "w" + n);
        insert.addBatch();
      }
      int[] counts = insert.executeBatch();
      trace.see("counts", counts.length);
      trace.see("different", Arrays.stream(counts).distinct().toArray());
    }
    trace.query(connection, "select count(*), min(word), sum(n) from number where n > 10000");
  }

  private static void largeFailure(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (long id = 10_001; id <= 15_000; id++) {
        add(insert, id);
      }
      add(insert, 1);
      trace.act("batch", insert::executeBatch);
    }
    trace.query(connection, "select count(*) from person");
  }

  private static void keys(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into item (person_id, label) values (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
      for (int n = 1; n <= 3; n++) {
        insert.setLong(1, n);
        insert.setString(2, "label " + n);
        insert.addBatch();
      }
      run(insert, trace);
      try (var keys = insert.getGeneratedKeys()) {
        while (keys.next()) {
          trace.see("key", keys.getLong("id"));
        }
      }
    }
  }

  private static void namedKeys(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into item (person_id, label) values (?, ?)", new String[] {"label", "id"})) {
      for (int n = 1; n <= 3; n++) {
        insert.setLong(1, n);
        insert.setString(2, "label " + n);
        insert.addBatch();
      }
      run(insert, trace);
      trace.rows("keys", insert.getGeneratedKeys());
    }
  }

  private static void largeCounts(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement("update person set age = ? where id <= ?");
        Statement texts = connection.createStatement()) {
      update.setInt(1, 3);
      update.setLong(2, 2);
      update.addBatch();
      trace.attempt("prepared", update::executeLargeBatch);
      texts.addBatch("update person set age = 1");
      trace.attempt("texts", texts::executeLargeBatch);
    }
  }

  private static void mixed(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      trace.attempt("empty", insert::executeBatch);
      add(insert, 50);
      insert.clearBatch();
      trace.attempt("cleared", insert::executeBatch);
      add(insert, 51);
      insert.setLong(1, 52);
      trace.attempt("run between", insert::executeUpdate);
      trace.attempt("batch", insert::executeBatch);
    }
    try (Statement statement = connection.createStatement()) {
      trace.attempt("empty", statement::executeBatch);
      statement.addBatch("update person set age = 7");
      trace.rows("run between", statement.executeQuery("select count(*) from person"));
      trace.attempt("batch", statement::executeBatch);
      trace.act("null", () -> statement.addBatch(null));
    }
    trace.query(connection, "select id, age from person order by id");
  }

  private static void conflict(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into number (n, word) values (?, ?) on conflict (n) do update"
                + " set word = excluded.word")) {
      for (int n = 2499; n <= 2502; n++) {
        upsert.setInt(1, n);
        upsert.setString(2, "up " + n);
        upsert.addBatch();
      }
      run(upsert, trace);
    }
    trace.query(connection, "select n, word from number where n > 2498 order by n");
  }

  private static void deferred(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into seat (slot) values (?)")) {
      for (int slot : new int[] {7, 1}) {
        insert.setInt(1, slot);
        insert.addBatch();
      }
      run(insert, trace);
    }
    trace.query(connection, "select slot from seat order by slot");
  }
}
