package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a;b''c;d'",
        "select E'a\\';b'",
        "select '\\'",
        "select \"a;b\"\"c;\" from t",
        "select $$a;b$$",
        "select $x$a;$$;$y$;b$x$",
        "select a$b from t /* ; /* ; */ ; */ where c -- ;\n = 1",
        "create rule r as on insert to t do also (delete from a; delete from b)",
        "create function f() returns int begin atomic; select 1; select case when true then 2"
            + " end; end",
        "create or replace procedure p() language sql begin atomic insert into t values (1); end",
        "select U&'d\\0061t\\+000061;'",
        "select 1 as \"begin\", $1",
      })
  void keepsTogetherWhatBelongsTogether(String sql) {
    assertThat(SqlScript.split(sql + " ;\n;; select 2;").stream().map(SqlStatement::text))
        .containsExactly(sql, "select 2");
  }

  @Test
  void knowsTheLineOfEachStatement() {
    List<SqlStatement> statements =
        SqlScript.split("-- head\n\nselect 1;  select\n2;/* a\nb */ select 3");
    assertThat(statements).extracting(SqlStatement::line).containsExactly(3, 3, 5);
    assertThat(statements.get(1).lineOf(8)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create table t (a int) | DEFINITION",
        "/* x */ INSERT INTO t values (1) | DATA",
        "with x as (select 1) update t set a = 1 | DATA",
        "do $$ begin update t set a = 1; end $$ | DATA",
        "do $$ begin create type x as enum ('a'); exception when others then null; end $$ |"
            + " DEFINITION",
        "do $$ begin create table x (); insert into x default values; end $$ | MIXED",
        "truncate t | TRUNCATE",
        "begin | TRANSACTION",
        "START  TRANSACTION isolation level serializable | TRANSACTION",
        "prepare transaction 'x' | TRANSACTION",
        "prepare q as select 1 | DEFINITION",
        "end | TRANSACTION",
        "copy t from stdin | COPY_DATA",
        "copy t (a, b) from stdin with (format csv) | COPY_DATA",
        "copy t from '/x' | DATA",
        "create unique index concurrently i on t (a) | ALONE",
        "create index i on concurrently (a) | DEFINITION",
        "reindex table concurrently t | ALONE",
        "refresh materialized view concurrently v | DEFINITION",
        "vacuum (analyze) t | ALONE",
        "alter table t detach partition p concurrently | ALONE",
        "alter type mood add value if not exists 'x' | ENUM_VALUE",
        "set local work_mem = '1MB' | SETTING",
        "comment on table t is 'create index concurrently' | DEFINITION",
      })
  void tellsWhatAStatementDoes(String sql, StatementType type) {
    assertThat(SqlScript.split(sql)).singleElement().extracting(SqlStatement::type).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 'a | 2 | quote",
        "select \"a | 2 | quote",
        "select $x$ a $$ | 2 | $x$",
        "/* a /* b */ | 2 | comment",
        "\\connect x | 2 | psql",
      })
  void saysWhereSomethingIsNotClosed(String sql, int line, String what) {
    SqlScript.Unfinished failure =
        catchThrowableOfType(
            SqlScript.Unfinished.class, () -> SqlScript.split("select 1;\n" + sql));
    assertThat(failure).hasMessageContaining(what);
    assertThat(failure.line()).isEqualTo(line);
  }

  @Test
  void showsABeginningWithoutValues() {
    SqlStatement statement =
        SqlScript.split("insert into person  (name)\n values ('secret')").get(0);
    assertThat(statement.beginning()).isEqualTo("insert into person (name) values ( …");
  }
}
