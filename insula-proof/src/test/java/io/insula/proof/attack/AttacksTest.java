package io.insula.proof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.proof.ProofHouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** On an installation with tenants of its own. */
class AttacksTest {
  private static final String THINGS =
      """
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n
          on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information_schema)'
      union all select 'function ' || oid::regprocedure from pg_proc
          where pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
      union all select 'schema ' || nspname from pg_namespace
      union all select 'policy ' || polname || polrelid::regclass from pg_policy
      union all select 'note ' || text from public.note
      order by 1""";

  @Test
  void touchesNothingOfOthersAndLeavesNothing() throws Exception {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:notes", "acme")) {
      TenantContext.use(TenantId.of("acme"), () -> write(house));
      List<String> before = house.database().column(THINGS);
      AtomicInteger heard = new AtomicInteger();

      AttackReport report =
          Attacks.of(house.insula())
              .isolations(Isolation.ROW)
              .modes(AttackMode.STATEMENT)
              .run(counting(heard));

      assertThat(house.database().column(THINGS)).isEqualTo(before);
      assertThat(report.passed()).isTrue();
      assertThat(heard).hasValue(Attacks.known());
      assertThat(report.families().values().stream().mapToInt(n -> n).sum())
          .isEqualTo(report.attacks());
      assertThat(report.skipped())
          .anyMatch(skipped -> skipped.attack().equals("planted-role-setting"))
          .allMatch(skipped -> !skipped.reason().isEmpty());
      assertThat(house.insula().tenants().list())
          .allMatch(tenant -> tenant.status() == TenantStatus.ACTIVE)
          .hasSize(1);
    }
  }

  private static void write(ProofHouse house) throws SQLException {
    try (Connection connection = house.insula().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into author (name) values ('ada')");
      statement.execute("insert into note (author_id, text) select id, 'mine' from author");
    }
  }

  private static AttackListener counting(AtomicInteger heard) {
    return new AttackListener() {
      @Override
      public void finished(int done, int all, String attack, String isolation) {
        assertThat(done).isEqualTo(heard.incrementAndGet()).isLessThanOrEqualTo(all);
      }
    };
  }
}
