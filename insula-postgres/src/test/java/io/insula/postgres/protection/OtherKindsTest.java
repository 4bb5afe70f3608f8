package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.TenantId;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gates of tenants' own schemas, shared schemas, own databases, and other tenant columns. */
class OtherKindsTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId BOLT = TenantId.of("bolt");

  private Ground ground;

  @BeforeEach
  void open() {
    ground = Ground.empty();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private void migrateInto(String schema) {
    for (String file : Ground.FILES) {
      ground.migrate("set local search_path = %s, public; ".formatted(schema) + Ground.file(file));
    }
  }

  @Test
  void letsOnlyTheTenantThroughTheGateOfItsSchema() {
    migrateInto("tenant_acme");
    ground.protect(Ground.gate());
    ground.as(
        ACME,
        """
        set local search_path = tenant_acme;
        insert into person (email) values ('a@x');
        insert into event (at, kind) values ('2025-01-01', 'k');
        """);
    assertThat(ground.as(ACME, "select count(*) from tenant_acme.person_names"))
        .containsExactly("1");
    for (String table : List.of("person", "event", "event_2025", "person_names")) {
      assertThat(ground.as(BOLT, "select count(*) from tenant_acme." + table))
          .as(table)
          .containsExactly("0");
    }
    assertThatThrownBy(() -> ground.as(BOLT, "insert into tenant_acme.plain values ('x')"))
        .hasMessageStartingWith("42501");
    assertThatThrownBy(() -> ground.unbound("select * from tenant_acme.person"))
        .hasMessageStartingWith("IN001");
    assertThat(ground.protect(Ground.gate())).isEmpty();
  }

  @Test
  void theGateGoesByTheNumberWhateverTheTenantIsCalled() {
    migrateInto("tenant_acme");
    ground.protect(Ground.gate());
    String insert = "insert into tenant_acme.plain values ('x')";
    String number = ":" + ACME.value().hashCode();
    ground.as("insula_app", "renamed" + number + ":0:1:0:", insert);
    assertThatThrownBy(() -> ground.as("insula_app", "acme" + number + "0:0:1:0:", insert))
        .hasMessageStartingWith("42501");
  }

  @Test
  void putsAnotherGateInThePlaceOfAnOldOne() {
    migrateInto("tenant_acme");
    ground.protect(Ground.gate());
    ground.migrate(
        """
        drop policy insula_tenant on tenant_acme.plain;
        create policy insula_tenant on tenant_acme.plain as restrictive for all to insula_app
          using ((select insula.tenant()) = 'acme')
        """);
    assertThat(ground.protect(Ground.gate())).hasSize(2);
    assertThat(ground.protect(Ground.gate())).isEmpty();
  }

  @Test
  void addsNoColumnBehindAGate() {
    migrateInto("tenant_acme");
    assertThat(ground.protect(Ground.gate()))
        .noneMatch(statement -> statement.contains("tenant_id"));
  }

  @Test
  void letsEverybodyReadSharedTables() {
    ground.migrate(
        """
        create table shared.currency (code text primary key);
        create view shared.currencies as select * from shared.currency;
        create materialized view shared.counted as select count(*) from shared.currency;
        grant insert on shared.currency to insula_app;
        insert into shared.currency values ('EUR');
        """);
    ProtectionRequest shared =
        Ground.request(Kind.SHARED, "shared", null, "insula_app", TenantColumn.DEFAULT);
    ground.protect(shared);
    assertThat(ground.unbound("select * from shared.currencies")).containsExactly("EUR");
    assertThat(ground.unbound("select * from shared.counted")).containsExactly("0");
    assertThatThrownBy(() -> ground.as(ACME, "insert into shared.currency values ('USD')"))
        .hasMessageStartingWith("42501");
    assertThat(ground.protect(shared)).isEmpty();
  }

  @Test
  void joinsTenantTablesWithSharedOnes() {
    ground.migrate(
        """
        create table shared.currency (code text primary key);
        create table price (currency text references shared.currency);
        insert into shared.currency values ('EUR');
        """);
    ground.protect(Ground.request(Kind.SHARED, "shared", null, "insula_app", TenantColumn.DEFAULT));
    ground.protect();
    ground.as(ACME, "insert into price values ('EUR')");
    assertThat(ground.as(ACME, "select code from price join shared.currency on code = currency"))
        .containsExactly("EUR");
  }

  @Test
  void givesTheRoleOfADatabaseItsWork() {
    migrateInto("public");
    ground.migrate("create materialized view counted as select count(*) from plain");
    ProtectionRequest request =
        Ground.request(Kind.DATABASE, "public", "acme", "acme_alone", TenantColumn.DEFAULT);
    ground.protect(request);
    assertThat(
            ground.as("acme_alone", "", "insert into plain values ('x'); select note from plain"))
        .containsExactly("x");
    assertThat(ground.as("acme_alone", "", "select * from counted")).containsExactly("0");
    assertThatThrownBy(() -> ground.as("acme_alone", "", "truncate plain"))
        .hasMessageStartingWith("42501");
    assertThat(ground.protect(request)).isEmpty();
  }

  @Test
  void writesTenantsAsNumbersOrUuids() {
    TenantId uuid = TenantId.of("7d0b1f5e-0000-4000-8000-000000000001");
    for (TenantColumn.Type type : List.of(TenantColumn.Type.UUID, TenantColumn.Type.BIGINT)) {
      try (Ground other = Ground.empty()) {
        TenantColumn column = new TenantColumn("The \"Owner", type);
        Ground.FILES.forEach(other::migrateFile);
        other.protect(Ground.row(column));
        assertThat(other.protect(Ground.row(column))).isEmpty();
        other.as(uuid, "insert into person (email) values ('a@x')");
        assertThat(other.as(uuid, "select email from person")).containsExactly("a@x");
        assertThat(other.as(TenantId.of("7d0b1f5e-0000-4000-8000-000000000002"), "table person"))
            .isEmpty();
      }
    }
  }

  @Test
  void usesATenantColumnThatIsThere() {
    ground.migrate(
        """
        create table own (tenant_id text not null default insula.tenant(), code text,
          primary key (tenant_id, code));
        create table part (tenant_id text, code text, foreign key (tenant_id, code) references own);
        create table setting (tenant_id text primary key, color text);
        """);
    assertThat(ground.protect()).noneMatch(statement -> statement.contains("constraint"));
    ground.as(ACME, "insert into own (code) values ('c'); insert into part (code) values ('c')");
    assertThat(ground.as(BOLT, "select * from own")).isEmpty();
  }
}
