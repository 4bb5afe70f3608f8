package io.insula.proof.prover;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantStatus;
import io.insula.proof.ProofHouse;
import io.insula.proof.prover.ProverReport.Kind;
import io.insula.proof.prover.ProverReport.Leak;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProverTest {
  @ParameterizedTest
  @EnumSource
  void findsNothingWhereTenantsAreKeptApart(Isolation isolation) throws SQLException {
    try (ProofHouse house = ProofHouse.open(isolation, "classpath:notes", "acme")) {
      Recording recording = Application.recorded(house, "acme");
      ProverReport report = prove(house, recording);

      assertThat(report.leaks()).isEmpty();
      assertThat(report.failed()).isEmpty();
      assertThat(report.skipped()).isEmpty();
      assertThat(report.passed()).isTrue();
      assertThat(report.isolation()).isEqualTo(isolation);
      assertThat(report.statements()).isEqualTo(8).isEqualTo(report.executed());
      assertThat(report.runs()).isGreaterThan(30);
      assertThat(report.tables()).hasSize(2).allMatch(table -> table.columns() >= 2);
      assertThat(house.insula().tenants().get(report.marked()).status())
          .isEqualTo(TenantStatus.PURGED);
      assertThat(house.insula().tenants().get(report.asTenant()).status())
          .isEqualTo(TenantStatus.PURGED);
    }
  }

  /** Without policies every statement that can reach must be caught: the prover is not blind. */
  @Test
  void catchesEveryStatementThatReachesWhereNothingKeepsTenantsApart() throws SQLException {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:notes", "acme")) {
      Recording recording = Application.recorded(house, "acme");
      for (String table : List.of("author", "note")) {
        house.database().execute("alter table " + table + " disable row level security");
      }
      ProverReport report = prove(house, recording);

      assertThat(report.passed()).isFalse();
      assertThat(report.leaks().stream().map(Leak::sql).distinct())
          .containsExactlyInAnyOrder(
              Application.READ,
              Application.COUNT,
              Application.RENAME,
              Application.REMOVE,
              Application.FIND,
              Application.JOIN);
      assertThat(leaks(report, Application.READ))
          .contains(new Leak(Kind.READ, Application.READ, "note", "text", "a result", 1));
      assertThat(leaks(report, Application.COUNT)).allMatch(leak -> leak.kind() == Kind.DEPENDS);
      assertThat(leaks(report, Application.RENAME))
          .anyMatch(leak -> leak.kind() == Kind.WRITTEN && "author".equals(leak.table()));
      assertThat(leaks(report, Application.REMOVE))
          .anyMatch(leak -> leak.kind() == Kind.WRITTEN && "note".equals(leak.table()));
      assertThat(house.database().column("select count(*) from note")).containsExactly("2");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ROW", "SCHEMA"})
  void namesWhatLeaksThroughADefinersFunction(Isolation isolation) throws SQLException {
    try (ProofHouse house = ProofHouse.open(isolation, "classpath:notes", "acme")) {
      String tables =
          isolation == Isolation.ROW
              ? "select text from public.note"
              : "select text from shared.every_note()";
      if (isolation == Isolation.SCHEMA) {
        house.database().execute(EVERY_NOTE);
      }
      house
          .database()
          .execute(
              "create function shared.peek() returns setof text language sql security definer as '"
                  + tables
                  + "'; alter function shared.peek() owner to insula_migrator;"
                  + " grant execute on function shared.peek() to insula_app");
      ProverReport report = prove(house, Recording.of("select * from shared.peek()"));

      assertThat(report.leaks())
          .contains(
              new Leak(Kind.READ, "select * from shared.peek()", "note", "text", "a result", 1));
    }
  }

  private static final String EVERY_NOTE =
      """
      create function shared.every_note() returns table (text text) language plpgsql as $$
      declare place text;
      begin
        for place in select nspname from pg_namespace where nspname like 'tenant\\_%' loop
          return query execute format('select text from %I.note', place);
        end loop;
      end $$""";

  @Test
  void namesTheTableOfAViewThatReadsAsItsOwner() throws SQLException {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:notes", "acme")) {
      house
          .database()
          .execute(
              "create view public.headline as select upper(text) as head from note;"
                  + " alter view headline owner to insula_migrator;"
                  + " grant select on headline to insula_app");
      ProverReport report = prove(house, Recording.of("select head from headline"));

      assertThat(report.leaks())
          .containsExactly(
              new Leak(Kind.READ, "select head from headline", "note", "text", "a result", 1));
      house.database().execute("alter view headline set (security_invoker = true)");
      assertThat(prove(house, Recording.of("select head from headline")).passed()).isTrue();
    }
  }

  @Test
  void namesATableThatHasNoTenantColumn() throws SQLException {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:notes", "acme")) {
      house
          .database()
          .execute(
              "create table public.jotting (id int primary key, line text);"
                  + " grant select, insert, update, delete on jotting to insula_app;"
                  + " alter table jotting owner to insula_migrator");
      String rewrite = "update jotting set line = 'x' where id = 3";
      ProverReport report =
          prove(house, Recording.of("select line from jotting order by id desc", rewrite));

      assertThat(report.leaks())
          .anyMatch(leak -> leak.kind() == Kind.READ && "jotting".equals(leak.table()))
          .anyMatch(leak -> leak.kind() == Kind.WRITTEN && leak.sql().equals(rewrite));
    }
  }

  @Test
  void saysWhatItDidNotRunAndWhatFailed() throws SQLException {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:notes", "acme")) {
      ProverReport report =
          prove(
              house,
              Recording.of(
                  "commit", "select * from nowhere", "select 1; rollback", " ; ", "select 1"));

      assertThat(report.skipped())
          .extracting(ProverReport.Unproved::sql)
          .containsExactly("commit", "select 1; rollback", " ; ");
      assertThat(report.failed()).hasSize(1);
      assertThat(report.failed().get(0).reason()).startsWith("42P01").contains("nowhere");
      assertThat(report.executed()).isEqualTo(1);
      assertThat(prove(house, new Recording(List.of())).passed()).isFalse();
    }
  }

  @Test
  void removesItsTenantsAlsoWhenItIsInterrupted() throws SQLException {
    try (ProofHouse house = ProofHouse.open(Isolation.SCHEMA, "classpath:notes", "acme")) {
      try {
        Prover.of(house.insula())
            .prove(
                ProverSettings.DEFAULT,
                Recording.of("select 1"),
                (done, total) -> {
                  throw new IllegalStateException("enough");
                });
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("enough");
      }
      assertThat(house.insula().tenants().list())
          .extracting(Tenant::id)
          .extracting(Object::toString)
          .containsExactly("acme");
      assertThat(
              house.database().column("select nspname from pg_namespace where nspname ~ 'prove'"))
          .isEmpty();
    }
  }

  private static List<Leak> leaks(ProverReport report, String sql) {
    return report.leaks().stream()
        .filter(leak -> leak.sql().equals(sql))
        .map(leak -> new Leak(leak.kind(), sql, leak.table(), leak.column(), leak.where(), 1))
        .toList();
  }

  private static ProverReport prove(ProofHouse house, Recording recording) {
    return Prover.of(house.insula()).prove(ProverSettings.DEFAULT, recording);
  }
}
