package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantEvent;
import io.insula.TenantId;
import io.insula.spi.TenantListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Test
  void listenersHearBeforeAndAfterInOrder() {
    try (House house = House.open(b -> b.listener(this::hear))) {
      Tenants tenants = house.insula().as("alice@ops").tenants();
      TenantId id = tenants.create(NewTenant.of("acme").isolation(Isolation.SCHEMA)).id();
      tenants.suspend(id, "unpaid");
      tenants.delete(id);
      tenants.purge(id);
      assertThat(heard)
          .containsExactly(
              "BEFORE CREATE acme alice@ops",
              "AFTER CREATE acme alice@ops",
              "BEFORE SUSPEND acme alice@ops",
              "AFTER SUSPEND acme alice@ops",
              "BEFORE DELETE acme alice@ops",
              "AFTER DELETE acme alice@ops",
              "BEFORE PURGE acme alice@ops",
              "AFTER PURGE acme alice@ops");
    }
  }

  @Test
  void theOutboxHasEveryChangeWithItsReason() {
    try (House house = House.open(b -> b.actor("ops"))) {
      TenantId id = house.tenants().create(NewTenant.of("acme")).id();
      house.tenants().suspend(id, "unpaid");
      assertThatThrownBy(() -> house.tenants().suspend(id, null)).hasMessageContaining("already");
      assertThat(outbox(house))
          .containsExactly(
              "before create acme ops {}",
              "after create acme ops {}",
              "after suspend acme ops {\"reason\": \"unpaid\"}");
    }
  }

  @Test
  void aPurgeLeavesNobodysNameInTheOutbox() {
    try (House house = House.open(b -> b.actor("alice"))) {
      TenantId id = house.tenants().create(NewTenant.of("acme")).id();
      house.tenants().suspend(id, "a reason with a name in it");
      house.tenants().delete(id);
      house.tenants().purge(id);
      assertThat(outbox(house)).noneMatch(event -> event.contains("name in it")).hasSize(6);
    }
  }

  private static List<String> outbox(House house) {
    return house
        .database()
        .column(
            "select concat_ws(' ', phase, operation, tenant, actor, payload) from insula.event"
                + " order by id");
  }

  @Test
  void listenersHearOfFailures() {
    try (House house = House.open(b -> b.listener(this::hear).actor("ops"))) {
      TenantId id = house.tenants().create(NewTenant.of("acme")).id();
      heard.clear();
      assertThatThrownBy(() -> house.tenants().restore(id))
          .isInstanceOf(IllegalTransitionException.class);
      assertThat(heard).containsExactly("BEFORE RESTORE acme ops", "FAILED RESTORE acme ops");
    }
  }

  @Test
  void aListenerThatFailsChangesNothing() {
    TenantListener broken =
        event -> {
          throw new IllegalStateException("broken");
        };
    try (House house = House.open(b -> b.listener(broken).listener(this::hear))) {
      house.tenants().create(NewTenant.of("acme"));
      assertThat(heard).hasSize(2);
    }
  }

  private void hear(TenantEvent event) {
    heard.add(event.phase() + " " + event.operation() + " " + event.tenant() + " " + event.actor());
  }
}
