package io.insula.proof.prover;

import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.proof.ProofHouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** What an application does with authors and notes, in the ways of JDBC. */
final class Application {
  static final String READ = "select n.id, n.text from note n where n.id = ?";
  static final String COUNT = "select count(*) from note";
  static final String RENAME = "update author set name = ? where id = ?";
  static final String REMOVE = "delete from note where author_id = ?";
  static final String ADD = "insert into note (author_id, text) values (?, ?)";
  static final String FIND = "select id from author where name = ?";
  static final String JOIN =
      "select a.name, n.text, n.written_at from author a join note n on n.author_id = a.id"
          + " where a.name like ? order by n.id";

  private Application() {}

  /** Its statements, recorded while a tenant uses it. */
  static Recording recorded(ProofHouse house, String tenant) throws SQLException {
    StatementRecorder recorder = StatementRecorder.around(house.insula().dataSource());
    TenantContext.use(TenantId.of(tenant), () -> use(recorder.dataSource()));
    return recorder.recording();
  }

  static void use(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      run(connection, "insert into author (name) values (?)", "Ann");
      try (PreparedStatement batch =
          connection.prepareStatement(ADD, Statement.RETURN_GENERATED_KEYS)) {
        for (String text : List.of("one", "two")) {
          batch.setLong(1, 1);
          batch.setString(2, text);
          batch.addBatch();
        }
        batch.executeBatch();
      }
      connection.commit();
      run(connection, READ, 1L);
      run(connection, FIND, "Ann");
      run(connection, JOIN, "An%");
      run(connection, RENAME, "Anne", 1L);
      run(connection, REMOVE, 99L);
      try (Statement statement = connection.createStatement()) {
        statement.execute(COUNT);
      }
      connection.rollback();
    }
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object value : Arrays.asList(values)) {
        statement.setObject(Arrays.asList(values).indexOf(value) + 1, value);
      }
      statement.execute();
    }
  }
}
