package io.insula.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.jdbc.spi.StatementTraits;
import io.insula.jdbc.spi.StatementTraits.ConflictTarget;
import io.insula.jdbc.spi.StatementTraits.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {
  @Test
  void countsParametersOutsideOfLiteralsAndComments() {
    StatementTraits read =
        StatementReader.read(
            "select ?, '?', E'\\'?', \"?\", $$?$$, $a$ $$ ? $a$, a ?? b, ? /* ? /* ? */ ? */ -- ?");
    assertThat(read.parameters()).isEqualTo(2);
    assertThat(read.statements()).isEqualTo(1);
  }

  @Test
  void doublesQuestionMarksForAPreparedStatement() {
    assertThat(StatementReader.read("select a ? 'b?', c ?? d, e ?| f").escaped())
        .isEqualTo("select a ?? 'b?', c ?? d, e ??| f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 | READ",
        "(select 1) union select 2 | READ",
        " /* x */ Insert into t values (1) | WRITE",
        "update t set a = 1; | WRITE",
        "delete from t; delete from t | OTHER",
        "with x as (delete from t) select 1 | OTHER",
        "vacuum t | UNBOUND",
        "create index concurrently i on t (a) | UNBOUND",
        "commit; select 1 | UNBOUND",
        "begin; select 1 | OTHER",
        "set transaction read only | UNBOUND",
        "-- nothing | UNBOUND",
        "select 'a;b' | READ",
      })
  void tellsWhatAStatementDoes(String sql, Kind kind) {
    assertThat(StatementReader.read(sql).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path = x",
        "SET SESSION authorization y",
        "reset all",
        "discard all",
        "listen c",
        "prepare p as select 1",
        "declare c cursor with hold for select 1",
        "create temp table x ()",
        "select 1 into temporary t",
        "select set_config('a', 'b', false)",
        "select 1; set role x",
        "select pg_advisory_lock(1)",
        "select \"pg_advisory_lock\"(1)",
        "select u&\"set!005fconfig\" uescape '!' ('a', 'b', false)",
        "select ts_rewrite('a'::tsquery, 'select 1')",
        "with s as (update pg_catalog.pg_settings set setting = '1' returning 1) select 1",
        "load 'x'",
        "do $$ begin perform set_config('a', 'b', false); end $$",
      })
  void seesWhatIsLeftInTheSession(String sql) {
    assertThat(StatementReader.read(sql).leavesState()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local a = b",
        "set transaction read only",
        "select 'set role x'",
        "update t set a = 1",
        "select pg_advisory_xact_lock(1)",
        "declare c cursor for select 1",
        "select 1 -- listen",
      })
  void seesWhatIsNotLeftInTheSession(String sql) {
    assertThat(StatementReader.read(sql).leavesState()).isFalse();
  }

  @Test
  void findsTheTargetOfAConflict() {
    String sql =
        "insert into \"S\".t as x (a) values ('on conflict (b)') on conflict ( a, lower(b) ) do nothing";
    assertThat(StatementReader.read(sql).conflict())
        .isEqualTo(
            new ConflictTarget("\"S\".t", List.of("a", "lower(b)"), sql.indexOf("a, lower")));
    assertThat(StatementReader.read("insert into t values (1) on conflict do nothing").conflict())
        .isNull();
  }

  @Test
  void findsThePlaceForAKeysClause() {
    assertThat(StatementReader.read("insert into t values (1) ; -- x").keysFromEnd()).isEqualTo(7);
    assertThat(StatementReader.read("insert into t values (1) returning a").keysFromEnd())
        .isEqualTo(StatementTraits.HAS_KEYS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select version() | true",
        "select * from information_schema.sequences | true",
        "select a from pg_catalog.pg_class c join pg_namespace n on true where x in (1) | true",
        "select 1, 2 | true",
        "select * from invoice | false",
        "select * from pg_class, invoice | false",
        "select * from \"pg_invoice\" | false",
        "select (select max(id) from invoice) | false",
        "select 1 into t | false",
        "table invoice | false",
        "insert into pg_class values (1) | false",
        "select 1; select * from invoice | false",
      })
  void tellsWhatReadsNoTableOfTheUsers(String sql, boolean systemOnly) {
    assertThat(StatementReader.read(sql).systemOnly()).isEqualTo(systemOnly);
  }
}
