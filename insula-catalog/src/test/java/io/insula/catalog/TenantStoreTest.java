package io.insula.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.InvalidTenantIdException;
import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantEvent;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantStoreTest {
  private final TenantStore tenants = new TenantStore();
  private TestCatalog database;
  private Connection migrator;

  @BeforeEach
  void prepare() throws Exception {
    database = TestCatalog.create();
    migrator = database.migrator();
  }

  @AfterEach
  void drop() throws Exception {
    migrator.close();
    database.close();
  }

  private static TenantDraft acme() {
    return new TenantDraft(
        TenantId.of("acme"),
        "A1",
        "Acme Inc",
        TenantStatus.ACTIVE,
        "pro",
        "eu",
        TestCatalog.schema("acme"),
        Map.of("beta", true),
        Map.of("size", 5, "tags", List.of("a", "b"), "rate", 1.5, "tier", "gold"),
        Map.of("users", 10L, "storage_bytes", 1L << 40),
        Instant.parse("2030-01-01T00:00:00Z"));
  }

  @Test
  void aTenantIsReadAsItWasWritten() throws Exception {
    Tenant written = tenants.insert(migrator, acme(), "alice");
    assertThat(tenants.find(migrator, written.id())).contains(written);
    assertThat(written.metadata()).isEqualTo(acme().metadata());
    assertThat(written.limits()).isEqualTo(acme().limits());
    assertThat(written.features()).isEqualTo(acme().features());
    assertThat(written.placement()).isEqualTo(acme().placement());
    assertThat(written.expires()).isEqualTo(acme().expires());
    assertThat(written.times().createdBy()).isEqualTo("alice");
    assertThat(written.revision()).isPositive();
  }

  @Test
  void ofManyWhoInsertOneIdExactlyOneSucceeds() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      results.add(
          threads.submit(
              () -> {
                try (Connection own = database.migrator()) {
                  tenants.insert(own, acme(), "test");
                  return true;
                } catch (InvalidTenantIdException e) {
                  assertThat(e).hasMessage("The id \"acme\" is taken. Choose another one.");
                  return false;
                }
              }));
    }
    int succeeded = 0;
    for (Future<Boolean> result : results) {
      succeeded += result.get() ? 1 : 0;
    }
    threads.shutdownNow();
    assertThat(succeeded).isEqualTo(1);
  }

  @Test
  void codeAndPlaceBelongToOneTenantOnly() throws Exception {
    tenants.insert(migrator, acme(), "test");
    TenantDraft samePlace = TenantDraft.of(TenantId.of("beta"), "Beta", TestCatalog.schema("acme"));
    assertThatThrownBy(() -> tenants.insert(migrator, samePlace, "test"))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("Tenant \"beta\" was not written: its code, or its place");
  }

  @Test
  void anUpdateOfAnOldRecordIsRefused() throws Exception {
    Tenant read = tenants.insert(migrator, acme(), "test");
    Tenant updated = tenants.update(migrator, read, "bob");
    assertThat(updated.revision()).isGreaterThan(read.revision());
    assertThat(updated.times().updatedBy()).isEqualTo("bob");
    assertThatThrownBy(() -> tenants.update(migrator, read, "carol"))
        .isInstanceOf(StaleTenantException.class);
    assertThatThrownBy(() -> tenants.changeStatus(migrator, read, TenantStatus.BLOCKED, "carol"))
        .isInstanceOf(StaleTenantException.class);
  }

  @Test
  void statusChangesNoteWhenTheyHappened() throws Exception {
    Tenant made = tenants.insert(migrator, acme(), "test");
    Tenant suspended = tenants.changeStatus(migrator, made, TenantStatus.SUSPENDED, "test");
    assertThat(suspended.times().suspended()).isNotNull();
    Tenant deleted = tenants.changeStatus(migrator, suspended, TenantStatus.DELETED, "test");
    assertThat(deleted.times().deleted()).isNotNull();
    Tenant active = tenants.changeStatus(migrator, deleted, TenantStatus.ACTIVE, "test");
    assertThat(active.times().suspended()).isNull();
    assertThat(active.times().deleted()).isNull();
  }

  @Test
  void theLastAccessGivesNoNewRevision() throws Exception {
    Tenant made = tenants.insert(migrator, acme(), "test");
    tenants.accessed(migrator, made.id());
    Tenant read = tenants.find(migrator, made.id()).orElseThrow();
    assertThat(read.times().lastAccessed()).isNotNull();
    assertThat(read.revision()).isEqualTo(made.revision());
  }

  @Test
  void aPurgedTenantLeavesItsIdAloneAndItIsNeverReused() throws Exception {
    Tenant made = tenants.insert(migrator, acme(), "alice");
    new EventLog()
        .append(
            migrator,
            new TenantEvent(
                TenantEvent.Operation.CREATE,
                TenantEvent.Phase.AFTER,
                made.id(),
                "alice",
                Instant.now()),
            Map.of("name", "Acme Inc"));
    tenants.entomb(migrator, made, "bob");
    assertThat(
            database.database.column(
                """
                select t::text from insula.tenant t
                 where t::text ~* 'acme inc|alice|gold' union all
                select e::text from insula.event e where e::text ~* 'acme inc|alice'"""))
        .isEmpty();
    assertThatThrownBy(() -> tenants.insert(migrator, acme(), "test"))
        .isInstanceOf(InvalidTenantIdException.class)
        .hasMessageContaining("was purged, and ids are never reused");
    assertThat(tenants.list(migrator, TenantFilter.ALL, null, 10)).isEmpty();
  }

  @Test
  void onlyATenantThatNeverCameToBeIsForgotten() throws Exception {
    tenants.insert(migrator, acme(), "test");
    tenants.insert(migrator, TestCatalog.draft("beta"), "test");
    assertThat(tenants.forget(migrator, TenantId.of("acme"))).isFalse();
    assertThat(tenants.forget(migrator, TenantId.of("beta"))).isTrue();
    tenants.insert(migrator, TestCatalog.draft("beta"), "test");
  }

  @Test
  void everyPartOfAFilterIsHeeded() throws Exception {
    tenants.insert(migrator, acme(), "test");
    tenants.insert(migrator, TestCatalog.draft("beta_1"), "test");
    tenants.insert(migrator, TestCatalog.draft("betax1"), "test");
    TenantFilter all = TenantFilter.ALL;
    assertThat(ids(all)).containsExactly("acme", "beta_1", "betax1");
    assertThat(ids(filter(Set.of(TenantStatus.ACTIVE), null, null, null, Map.of())))
        .containsExactly("acme");
    assertThat(ids(filter(Set.of(), "pro", null, null, Map.of()))).containsExactly("acme");
    assertThat(ids(filter(Set.of(), null, Isolation.ROW, null, Map.of())))
        .containsExactly("beta_1", "betax1");
    assertThat(ids(filter(Set.of(), null, null, "A_1", Map.of()))).containsExactly("beta_1");
    assertThat(ids(filter(Set.of(), null, null, "aCmE i", Map.of()))).containsExactly("acme");
    assertThat(ids(filter(Set.of(), null, null, null, Map.of("size", "5", "tier", "gold"))))
        .containsExactly("acme");
    assertThat(ids(filter(Set.of(), null, null, null, Map.of("tier", "silver")))).isEmpty();
    Instant future = Instant.now().plusSeconds(3600);
    assertThat(
            ids(new TenantFilter(Set.of(), null, null, null, null, null, Map.of(), null, future)))
        .hasSize(3);
    assertThat(
            ids(new TenantFilter(Set.of(), null, null, null, null, null, Map.of(), future, null)))
        .isEmpty();
    assertThat(tenants.list(migrator, all, TenantId.of("acme"), 1))
        .extracting(t -> t.id().value())
        .containsExactly("beta_1");
  }

  private static TenantFilter filter(
      Set<TenantStatus> statuses,
      String plan,
      Isolation isolation,
      String text,
      Map<String, String> metadata) {
    return new TenantFilter(statuses, plan, null, isolation, null, text, metadata, null, null);
  }

  private List<String> ids(TenantFilter filter) throws Exception {
    List<Tenant> found = tenants.list(migrator, filter, null, 100);
    assertThat(tenants.count(migrator, filter)).isEqualTo(found.size());
    return found.stream().map(t -> t.id().value()).toList();
  }

  @Test
  void whatJsonCannotSayIsRefusedByName() {
    for (Object bad :
        List.of(Double.NaN, Float.POSITIVE_INFINITY, new Object(), "a\0b", '\ud800')) {
      TenantDraft draft =
          new TenantDraft(
              TenantId.of("acme"),
              null,
              "Acme",
              TenantStatus.ACTIVE,
              null,
              null,
              TestCatalog.row(),
              Map.of(),
              Map.of("deep", List.of(1, Map.of("bad", bad))),
              Map.of(),
              null);
      assertThatThrownBy(() -> tenants.insert(migrator, draft, "test"))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("\"deep[1].bad\"")
          .hasMessageContaining("Nothing was written");
    }
  }
}
