package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantUnavailableException;
import io.insula.UnknownTenantException;
import io.insula.guard.audit.AuditContext;
import io.insula.guard.audit.AuditEntry;
import io.insula.guard.audit.AuditFact;
import io.insula.guard.audit.AuditOrigin;
import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditQuery;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.StatementAudit;
import io.insula.guard.audit.VerifyListener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operations leave in the audit trail. */
class AuditTest {
  private static House house;

  @BeforeAll
  static void open() {
    house = House.open(builder -> builder.actor("operator"));
  }

  @AfterAll
  static void close() {
    assertThat(house.insula().audit().verify(null, VerifyListener.NONE).findings()).isEmpty();
    house.close();
  }

  @Test
  void everyStepInTheLifeOfATenantIsOneEntry() {
    TenantId id = TenantId.of("life");
    Tenants tenants = house.insula().as("alice").tenants();
    tenants.create(NewTenant.of(id).isolation(Isolation.SCHEMA));
    tenants.update(id, TenantChange.none().plan("pro").limit("users", 5));
    tenants.suspend(id, "unpaid");
    tenants.activate(id);
    tenants.delete(id);
    tenants.purge(id);
    List<AuditFact> facts = facts(AuditQuery.all().tenant("life"));
    assertThat(facts)
        .extracting(AuditFact::action)
        .containsExactly(
            "tenant.create",
            "tenant.update",
            "tenant.suspend",
            "tenant.activate",
            "tenant.delete",
            "tenant.condemn",
            "tenant.purge");
    assertThat(facts).allMatch(fact -> fact.actor().equals("alice"));
    assertThat(facts).allMatch(fact -> fact.outcome() == AuditOutcome.SUCCESS);
    assertThat(facts.get(1).detail()).isEqualTo(Map.of("changed", List.of("plan", "limits")));
    assertThat(facts.get(2).detail()).isEqualTo(Map.of("reason", "unpaid"));
  }

  @Test
  void aTenantThatTakesAReadyPlaceIsRecordedToo() {
    house.insula().readyPool().keep(Isolation.SCHEMA, 1);
    house.insula().readyPool().fill(ReadyPool.FillListener.NONE);
    TenantId id = TenantId.of("ready");
    house.tenants().create(NewTenant.of(id).isolation(Isolation.SCHEMA));
    assertThat(house.tenants().get(id).placement().schema()).contains("ready_");
    assertThat(facts(AuditQuery.all().tenant("ready")))
        .extracting(AuditFact::action)
        .containsExactly("tenant.create");
    assertThat(facts(AuditQuery.all().action("pool-ready")))
        .extracting(AuditFact::object)
        .containsExactly("main/schema");
  }

  @Test
  void aFailureIsRecordedWithoutItsMessage() {
    TenantId id = TenantId.of("failing");
    house.tenants().create(NewTenant.of(id));
    assertThatThrownBy(() -> house.tenants().purge(id))
        .isInstanceOf(IllegalTransitionException.class);
    AuditFact failure =
        facts(AuditQuery.all().tenant("failing").outcome(AuditOutcome.FAILURE)).get(0);
    assertThat(failure.action()).isEqualTo("tenant.purge");
    assertThat(failure.detail()).isEqualTo(Map.of("error", "IllegalTransitionException"));
  }

  @Test
  void whoActsForSomebodyElseIsNamedWithAddressAndCorrelation() {
    TenantId id = TenantId.of("origin");
    AuditContext.use(
        AuditOrigin.of("ignored").from("192.0.2.9").correlated("request 9"),
        () -> house.insula().as("bob").tenants().create(NewTenant.of(id)));
    AuditFact fact = facts(AuditQuery.all().correlation("request 9")).get(0);
    assertThat(fact.actor()).isEqualTo("bob");
    assertThat(fact.address()).isEqualTo("192.0.2.9");
  }

  @Test
  void migrationsAndRepairsAreRecordedWithTheirOutcome() {
    house.insula().fleet().migrate(FleetListener.NONE);
    assertThat(facts(AuditQuery.all().action("fleet.migrate"))).isNotEmpty();
    house
        .insula()
        .fleet()
        .drift()
        .fix(Selection.all(), false, io.insula.fleet.drift.DriftListener.NONE);
    assertThat(facts(AuditQuery.all().action("drift.repair"))).hasSize(1);
  }

  @Test
  void whatRollsBackLeavesNoEntry() {
    TenantId id = TenantId.of("unaudited");
    house
        .database()
        .execute("alter table insula.audit_head add constraint full_up check (false) not valid");
    try {
      assertThatThrownBy(() -> house.tenants().create(NewTenant.of(id)))
          .isInstanceOf(RuntimeException.class);
    } finally {
      house.database().execute("alter table insula.audit_head drop constraint full_up");
    }
    assertThat(house.tenants().find(id).filter(t -> t.status().admitsWork())).isEmpty();
    house.insula().doctor().heal();
  }

  @Test
  void refusalsOfConnectionsAreRecordedAndRepetitionsCounted() {
    TenantId closed = TenantId.of("closed");
    house.tenants().create(NewTenant.of(closed));
    house.tenants().suspend(closed, null);
    try (Insula insula = House.connect(house.database()).withoutMigrator().actor("web").open()) {
      for (int i = 0; i < 10; i++) {
        TenantId unknown = TenantId.of("guess" + i);
        TenantContext.use(
            unknown,
            () ->
                assertThatThrownBy(() -> insula.dataSource().getConnection())
                    .isInstanceOf(UnknownTenantException.class));
        TenantContext.use(
            closed,
            () ->
                assertThatThrownBy(() -> insula.dataSource().getConnection())
                    .isInstanceOf(TenantUnavailableException.class));
      }
    }
    List<AuditFact> denials = facts(AuditQuery.all().action("access.denied").actor("web"));
    assertThat(denials).hasSize(4);
    assertThat(denials).allMatch(fact -> fact.outcome() == AuditOutcome.DENIED);
    assertThat(denials.stream().map(fact -> fact.detail().get("repeated")))
        .containsExactly(null, null, 9, 9);
    assertThat(denials).extracting(AuditFact::tenant).contains("closed");
  }

  @Test
  void aProcessWithoutTheMigratorsLoginRecordsButDoesNotRead() {
    try (Insula insula = House.connect(house.database()).withoutMigrator().open()) {
      insula.audit().trail().record(AuditRecord.of("test.routed"));
      assertThatThrownBy(() -> insula.audit().list(AuditQuery.all(), null, 1))
          .hasMessageContaining("migrator's login");
    }
    assertThat(facts(AuditQuery.all().action("test.routed"))).hasSize(1);
  }

  @Test
  void statementsAreRecordedWithoutTheirValuesIfThatIsWanted() throws Exception {
    TenantId id = TenantId.of("spoken");
    house.tenants().create(NewTenant.of(id));
    try (Insula insula =
        House.connect(house.database()).auditStatements(StatementAudit.Which.WRITES, 1).open()) {
      TenantContext.use(
          id,
          () -> {
            try (var connection = insula.dataSource().getConnection();
                var statement = connection.createStatement()) {
              statement.executeUpdate("insert into note (text) values ('a secret')");
              statement.executeQuery("select 'another secret' from note").close();
            }
          });
    }
    List<AuditFact> spoken = facts(AuditQuery.all().action("sql").tenant("spoken"));
    assertThat(spoken)
        .extracting(AuditFact::object)
        .containsExactly("insert into note (text) values (?)");
  }

  /** The oldest first. */
  private static List<AuditFact> facts(AuditQuery query) {
    List<AuditEntry> entries = house.insula().audit().list(query, null, 100).entries();
    return entries.stream()
        .sorted(java.util.Comparator.comparingLong(AuditEntry::position))
        .map(AuditEntry::fact)
        .toList();
  }
}
