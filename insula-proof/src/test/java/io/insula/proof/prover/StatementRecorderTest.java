package io.insula.proof.prover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import io.insula.proof.prover.RecordedValue.Kind;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class StatementRecorderTest {
  private static TestDatabase database;
  private static PGSimpleDataSource source;

  @BeforeAll
  static void create() {
    database = TestServer.shared().create();
    source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(database.server().user());
    source.setPassword(database.server().password());
    database.execute("create table t (id int generated always as identity, v text)");
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void recordsTextsOnceWithTheirFirstValues() throws SQLException {
    StatementRecorder recorder = StatementRecorder.around(source);
    try (Connection connection = recorder.dataSource().getConnection();
        PreparedStatement select = connection.prepareStatement("select ?::int")) {
      for (int i = 0; i < 20; i++) {
        select.setInt(1, i / 2);
        select.executeQuery().close();
      }
    }
    RecordedStatement one = recorder.recording().statements().get(0);
    assertThat(recorder.recording().statements()).hasSize(1);
    assertThat(one.times()).isEqualTo(20);
    assertThat(one.values()).hasSize(StatementRecorder.VALUES);
    assertThat(one.values().get(1)).containsExactly(RecordedValue.of(Kind.INTEGER, "1"));
  }

  @Test
  void recordsWhatKindOfValueItWas() throws SQLException {
    StatementRecorder recorder = StatementRecorder.around(source);
    String sql = "select ?::numeric, ?, ?, ?, ?::bytea, ?::int[], ?::jsonb, ?::text";
    try (Connection connection = recorder.dataSource().getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setBigDecimal(1, new BigDecimal("1.50"));
      select.setObject(2, UUID.fromString("00000000-0000-0000-0000-000000000001"));
      select.setObject(3, LocalDate.of(2025, 1, 2));
      select.setObject(4, OffsetDateTime.parse("2025-01-02T03:04:05Z"));
      select.setBytes(5, new byte[] {1, (byte) 0xab});
      select.setArray(6, connection.createArrayOf("int4", new Object[] {1, 2}));
      select.setObject(7, "{}", Types.OTHER);
      select.setNull(8, Types.VARCHAR);
      select.executeQuery().close();
    }
    assertThat(recorder.recording().statements().get(0).values().get(0))
        .containsExactly(
            RecordedValue.of(Kind.DECIMAL, "1.50"),
            RecordedValue.of(Kind.UUID, "00000000-0000-0000-0000-000000000001"),
            RecordedValue.of(Kind.DATE, "2025-01-02"),
            RecordedValue.of(Kind.MOMENT, "2025-01-02T03:04:05Z"),
            RecordedValue.of(Kind.BYTES, "01ab"),
            new RecordedValue(Kind.ARRAY, "{\"1\",\"2\"}", "int4"),
            RecordedValue.untyped("{}"),
            RecordedValue.untyped(null));
  }

  @Test
  void recordsBatchesKeysCallsAndTransactions() throws SQLException {
    StatementRecorder recorder = StatementRecorder.around(source);
    try (Connection connection = recorder.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into t (v) values (?)", new String[] {"id"})) {
        for (String value : List.of("a", "b")) {
          insert.setString(1, value);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("delete from t", Statement.RETURN_GENERATED_KEYS);
        assertThat(statement.getConnection()).isSameAs(connection);
      }
      connection.commit();
      try (CallableStatement call = connection.prepareCall("{? = call upper(?)}")) {
        call.registerOutParameter(1, Types.VARCHAR);
        call.setString(2, "x");
        call.execute();
        assertThat(call.getString(1)).isEqualTo("X");
      }
      connection.rollback();
    }
    List<RecordedStatement> statements = recorder.recording().statements();
    assertThat(statements)
        .extracting(RecordedStatement::form)
        .containsExactly(Form.BATCH, Form.PLAIN, Form.CALL);
    assertThat(statements.get(0).keys()).isEqualTo(new Keys(true, List.of("id")));
    assertThat(statements.get(0).values()).hasSize(2);
    assertThat(statements.get(1).keys()).isEqualTo(Keys.ALL);
    assertThat(statements).extracting(RecordedStatement::transaction).containsExactly(1L, 1L, 2L);
    assertThat(statements.get(2).values().get(0).get(0).kind()).isEqualTo(Kind.OUT);
  }

  @Test
  void leavesValuesOutIfAskedAndErrorsAsTheyAre() throws SQLException {
    StatementRecorder recorder = StatementRecorder.withoutValues(source);
    try (Connection connection = recorder.dataSource().getConnection();
        PreparedStatement select = connection.prepareStatement("select ?::int");
        Statement statement = connection.createStatement()) {
      select.setInt(1, 7);
      select.executeQuery().close();
      assertThatThrownBy(() -> statement.execute("select * from nowhere"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("nowhere");
    }
    assertThat(recorder.recording().statements()).hasSize(2);
    assertThat(recorder.recording().statements().get(0).values()).isEmpty();
  }
}
