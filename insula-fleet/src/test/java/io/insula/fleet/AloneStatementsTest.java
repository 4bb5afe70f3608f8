package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we say can't run in a transaction is asked of PostgreSQL itself. */
class AloneStatementsTest {
  private static final String REFUSED_IN_TRANSACTION = "25001";

  private static TestDatabase database;

  @BeforeAll
  static void prepare() {
    database = TestServer.shared().create();
    database.execute(
        """
        create table t (a int);
        create index t_a on t (a);
        create table p (a int) partition by range (a);
        create table p1 partition of p for values from (0) to (10);
        create type mood as enum ('sad');
        create materialized view m as select 1 as a;
        create unique index on m (a);
        create publication pub for table t;
        create subscription sub connection 'dbname=nowhere' publication pub
          with (connect = false, slot_name = 'none_such');
        """);
  }

  @AfterAll
  static void drop() {
    database.execute("alter subscription sub set (slot_name = none); drop subscription sub");
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vacuum",
        "vacuum (analyze) t",
        "create database other",
        "drop database none_such",
        "create tablespace other location '/none'",
        "drop tablespace none_such",
        "alter system set work_mem = '5MB'",
        "alter database postgres set tablespace pg_default",
        "cluster",
        "cluster verbose",
        "reindex database concurrently none_such",
        "reindex schema public",
        "reindex (verbose) schema public",
        "reindex(verbose)system none_such",
        "reindex table concurrently t",
        "reindex (concurrently) index t_a",
        "create index concurrently on t (a)",
        "create unique index concurrently if not exists u on t (a)",
        "CREATE /* now */ INDEX\n  CONCURRENTLY x ON t (a)",
        "drop index concurrently t_a",
        "alter table p detach partition p1 concurrently",
        "drop subscription sub",
        "create subscription other connection 'dbname=nowhere' publication pub",
        "alter subscription sub enable; alter subscription sub refresh publication",
        "alter subscription sub enable; alter subscription sub set publication pub",
        "alter subscription sub enable; alter subscription sub add publication more",
      })
  void refusesInATransactionWhatPostgresRefuses(String script) throws SQLException {
    assertThat(SqlScript.split(script)).last().matches(s -> s.type() == StatementType.ALONE);
    assertThat(stateInTransaction(script)).isEqualTo(REFUSED_IN_TRANSACTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refresh materialized view concurrently m",
        "alter type mood add value 'ok'",
        "cluster t using t_a",
        "reindex table t",
        "reindex index t_a",
        "create index vacuum on t (a)",
        "create table concurrently_made (vacuum int)",
        "alter table p detach partition p1",
        "alter database postgres set work_mem = '5MB'",
        "analyze t",
        "create subscription other connection 'dbname=nowhere' publication pub"
            + " with (connect = false)",
        "alter subscription sub set publication pub with (refresh = false)",
        "alter subscription sub disable",
        "comment on table t is 'create index concurrently'",
        "lock table t",
      })
  void letsRunInATransactionWhatPostgresLetsRun(String script) throws SQLException {
    assertThat(SqlScript.split(script)).noneMatch(s -> s.type() == StatementType.ALONE);
    assertThat(stateInTransaction(script)).isEqualTo("00000");
  }

  private static String stateInTransaction(String script) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select 1");
      statement.execute(script);
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
