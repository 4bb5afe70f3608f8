package io.insula.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTenantTest {
  private final Guard guard =
      new Guard(
          GuardSettings.of(GuardMode.STRICT)
              .with(TenantTables.of("tenant_id", "usage", "invoice")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from usage where tenant_id = ?",
        "select * from usage u where u.tenant_id = ? and u.kind = 'a'",
        "select * from usage u where (? = u.tenant_id and (u.kind = 'a' or u.kind = 'b'))",
        "select * from usage where tenant_id = insula.tenant()",
        "select * from usage where tenant_id = (select insula.tenant())",
        "select * from usage where tenant_id = ?::text",
        "select * from shared.usage where tenant_id = ?",
        "select * from usage u join invoice i on i.tenant_id = u.tenant_id where u.tenant_id = ?",
        "select * from usage u join invoice i using (tenant_id, id) where i.tenant_id = ?",
        "select * from usage u, invoice i where i.tenant_id = u.tenant_id and i.tenant_id = ?",
        "select * from usage u left join invoice i on i.tenant_id = u.tenant_id where u.tenant_id = ?",
        "select * from usage u where u.tenant_id = ? and exists"
            + " (select 1 from invoice i where i.tenant_id = u.tenant_id)",
        "select * from note n join usage u on u.tenant_id = ? and u.note_id = n.id",
        "update usage set kind = 'a' where tenant_id = ?",
        "update usage u set kind = 'a' from invoice i where i.tenant_id = ? and u.tenant_id = i.tenant_id",
        "delete from usage where tenant_id = ? and id = ?",
        "delete from usage u using invoice i where u.tenant_id = ? and i.tenant_id = u.tenant_id",
        "insert into usage (tenant_id, kind) values (?, ?)",
        "insert into usage (tenant_id, kind) select tenant_id, 'a' from invoice where tenant_id = ?",
        "with u as (select * from usage where tenant_id = ?) select * from u",
        "select * from note",
      })
  void acceptsTablesThatAreBound(String sql) {
    assertThat(guard.judge(sql, Acme.ROW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from usage",
        "select * from USAGE where id = ?",
        "select * from \"usage\" where id = ?",
        "select * from shared.usage where id = ?",
        "table usage",
        "select * from usage where tenant_id = 'globex'",
        "select * from usage where tenant_id <> ?",
        "select * from usage where tenant_id = ? or true",
        "select * from usage where not (tenant_id = ?)",
        "select * from usage where tenant_id = tenant_id",
        "select * from usage where tenant_id in (?, ?)",
        "select * from usage where tenant_id like ?",
        "select * from usage where tenant_id = any(?)",
        "select * from usage where tenant_id = (select max(tenant_id) from note)",
        "select * from usage where kind = ?",
        "select * from usage u, note n where n.tenant_id = ?",
        "select * from note n, usage u where tenant_id = ?",
        "select * from usage u join invoice i on i.id = u.id where u.tenant_id = ?",
        "select * from usage u left join invoice i on u.tenant_id = ? and i.tenant_id = u.tenant_id",
        "select * from usage u right join note n on u.tenant_id = ?",
        "select * from usage u full join note n on u.tenant_id = ?",
        "select * from usage u where u.tenant_id = ? and exists (select 1 from invoice i)",
        "select * from usage u where u.tenant_id = ? union all select * from usage",
        "select * from note where id in (select note_id from usage)",
        "with u as (select * from usage) select * from u where tenant_id = ?",
        "with u as (delete from usage returning *) select 1",
        "select (select max(kind) from usage)",
        "update usage set tenant_id = ?",
        "update usage set kind = 'a' where id = ?",
        "update note set a = 1 from usage where usage.id = note.id",
        "delete from usage",
        "delete from note using usage u where u.id = note.id",
        "insert into usage (kind) values (?)",
        "insert into usage values (?, ?)",
        "insert into note (text) select kind from usage",
        "merge into usage t using note n on t.id = n.id when matched then delete",
      })
  void findsTablesThatAreNotBound(String sql) {
    assertThat(guard.judge(sql, Acme.ROW))
        .extracting(Finding::rule)
        .containsOnly(Rule.MISSING_TENANT);
  }

  @Test
  void asksNothingOfTenantsThatHaveTheTableToThemselves() {
    assertThat(guard.judge("select * from usage", Acme.SCHEMA)).isEmpty();
    assertThat(guard.judge("select * from usage", Acme.DATABASE)).isEmpty();
  }

  @Test
  void asksNothingWhereTheDatabaseFilters() {
    Guard usual = new Guard(GuardSettings.of(GuardMode.STRICT));
    assertThat(usual.judge("select * from usage", Acme.ROW)).isEmpty();
  }

  @Test
  void leavesExemptTablesAlone() {
    Guard lenient = new Guard(guard.settings().with(Allowances.DEFAULT.tables("usage")));
    assertThat(lenient.judge("select * from usage", Acme.ROW)).isEmpty();
    assertThat(lenient.judge("select * from invoice", Acme.ROW)).hasSize(1);
  }
}
