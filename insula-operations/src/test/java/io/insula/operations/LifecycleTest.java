package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InvalidTenantIdException;
import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.TenantUnavailableException;
import io.insula.UnknownTenantException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
  private static House house;

  @BeforeAll
  static void open() {
    house = House.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void aNewTenantIsReadyForWork(Isolation isolation) throws SQLException {
    TenantId id = create("ready-" + isolation.label(), isolation);
    TenantId other = create("ready-other-" + isolation.label(), isolation);
    house.write(id, "hello");
    assertThat(house.notes(id)).containsExactly("hello");
    assertThat(house.notes(other)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void aPurgedTenantLeavesOnlyItsId(Isolation isolation) throws SQLException {
    TenantId id = create("gone-" + isolation.label(), isolation);
    TenantId stays = create("stays-" + isolation.label(), isolation);
    house.write(id, "hello");
    house.write(stays, "still here");
    house.tenants().delete(id);
    Purged purged = house.tenants().purge(id);
    assertThat(purged.removed()).isNotEmpty();
    assertThat(house.leftovers(id)).isEmpty();
    assertThat(house.notes(stays)).containsExactly("still here");
    Tenant tombstone = house.tenants().get(id);
    assertThat(tombstone.status()).isEqualTo(TenantStatus.PURGED);
    assertThat(tombstone.name()).doesNotContain("Full Name");
    assertThatThrownBy(() -> house.tenants().create(NewTenant.of(id)))
        .isInstanceOf(InvalidTenantIdException.class)
        .hasMessageContaining(id.value());
  }

  @Test
  void everyChangeOfStatusIsSeenByTheDataSource() throws SQLException {
    TenantId id = create("changes", Isolation.SCHEMA);
    Tenants tenants = house.tenants();
    assertThat(tenants.suspend(id, "unpaid").status()).isEqualTo(TenantStatus.SUSPENDED);
    assertClosed(id, TenantStatus.SUSPENDED);
    assertThat(tenants.block(id, "abuse").status()).isEqualTo(TenantStatus.BLOCKED);
    assertClosed(id, TenantStatus.BLOCKED);
    assertThat(tenants.activate(id).status()).isEqualTo(TenantStatus.ACTIVE);
    assertThat(house.notes(id)).isEmpty();
    assertThat(tenants.deactivate(id).status()).isEqualTo(TenantStatus.INACTIVE);
    assertClosed(id, TenantStatus.INACTIVE);
    assertThat(tenants.archive(id).status()).isEqualTo(TenantStatus.ARCHIVED);
    assertClosed(id, TenantStatus.ARCHIVED);
    assertThat(tenants.delete(id).status()).isEqualTo(TenantStatus.DELETED);
    assertClosed(id, TenantStatus.DELETED);
    assertThat(tenants.restore(id).status()).isEqualTo(TenantStatus.ACTIVE);
    assertThat(house.notes(id)).isEmpty();
  }

  private static void assertClosed(TenantId id, TenantStatus status) {
    assertThatThrownBy(() -> house.notes(id))
        .isInstanceOf(TenantUnavailableException.class)
        .hasMessageContaining(status.label());
  }

  @Test
  void whatTheStatusDoesNotAllowIsRefusedAndSaysWhatToDo() {
    TenantId id = create("refuses", Isolation.ROW);
    assertThatThrownBy(() -> house.tenants().purge(id))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContaining("\"refuses\" is active")
        .hasMessageContaining("insula tenant delete");
    assertThatThrownBy(() -> house.tenants().activate(id)).hasMessageContaining("already");
    assertThat(house.tenants().get(id).status()).isEqualTo(TenantStatus.ACTIVE);
  }

  @Test
  void aTenantThatDoesNotExistIsNamed() {
    TenantId nobody = TenantId.of("nobody");
    assertThat(house.tenants().find(nobody)).isEmpty();
    assertThatThrownBy(() -> house.tenants().get(nobody))
        .isInstanceOf(UnknownTenantException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> house.tenants().suspend(nobody, null))
        .isInstanceOf(UnknownTenantException.class);
  }

  @Test
  void anUpdateChangesWhatItSaysAndNothingElse() {
    TenantId id =
        house
            .tenants()
            .create(
                NewTenant.of("updated")
                    .name("Old")
                    .plan("free")
                    .region("eu")
                    .code("UPD")
                    .metadata("size", 3)
                    .feature("beta", true)
                    .limit("users", 5)
                    .isolation(Isolation.ROW))
            .id();
    Tenant changed =
        house
            .insula()
            .as("alice@ops")
            .tenants()
            .update(
                id,
                TenantChange.none()
                    .plan("pro")
                    .metadata("trial", false)
                    .withoutMetadata("size")
                    .limit("storage", 9L));
    assertThat(changed.name()).isEqualTo("Old");
    assertThat(changed.plan()).isEqualTo("pro");
    assertThat(changed.region()).isEqualTo("eu");
    assertThat(changed.code()).isEqualTo("UPD");
    assertThat(changed.metadata()).containsOnlyKeys("trial");
    assertThat(changed.features()).containsEntry("beta", true);
    assertThat(changed.limits()).containsEntry("users", 5L).containsEntry("storage", 9L);
    assertThat(changed.times().updatedBy()).isEqualTo("alice@ops");
    assertThat(house.tenants().get(id)).isEqualTo(changed);
  }

  @Test
  void listsArePagedAndFiltered() {
    for (String id : List.of("list-a", "list-b", "list-c")) {
      house
          .tenants()
          .create(NewTenant.of(id).plan("listed").metadata("k", "v").isolation(Isolation.ROW));
    }
    TenantFilter filter = TenantFilter.all().plan("listed").metadata("k", "v").text("LIST-");
    TenantPage first = house.tenants().list(filter, PageRequest.first(2));
    assertThat(ids(first)).containsExactly("list-a", "list-b");
    assertThat(first.next()).isNotNull();
    TenantPage second = house.tenants().list(filter, first.next());
    assertThat(ids(second)).containsExactly("list-c");
    assertThat(second.next()).isNull();
    assertThat(ids(house.tenants().list(filter.plan("other"), PageRequest.first()))).isEmpty();
  }

  @Test
  void aBatchReportsEachTenantByItself() {
    TenantId good = create("batch-a", Isolation.ROW);
    TenantId other = create("batch-b", Isolation.ROW);
    List<String> heard = new java.util.ArrayList<>();
    BatchReport report =
        house
            .tenants()
            .batch(List.of(good, TenantId.of("batch-nobody"), other))
            .listener(
                (outcome, done, total) -> {
                  heard.add(outcome.tenant() + " " + done + "/" + total);
                  throw new IllegalStateException("listeners change nothing");
                })
            .suspend("unpaid");
    assertThat(heard).containsExactly("batch-a 1/3", "batch-nobody 2/3", "batch-b 3/3");
    assertThat(report.succeeded()).isFalse();
    assertThat(report.failures()).hasSize(1);
    assertThat(house.tenants().get(other).status()).isEqualTo(TenantStatus.SUSPENDED);
  }

  private static List<String> ids(TenantPage page) {
    return page.tenants().stream().map(tenant -> tenant.id().value()).toList();
  }

  private static TenantId create(String id, Isolation isolation) {
    return house.tenants().create(NewTenant.of(id).name("Full Name").isolation(isolation)).id();
  }
}
