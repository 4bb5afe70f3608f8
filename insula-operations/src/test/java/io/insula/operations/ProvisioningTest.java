package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext.Work;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails is taken back; the id is free again. */
class ProvisioningTest {
  @ParameterizedTest
  @EnumSource(Isolation.class)
  void aFailedStepLeavesNothingBehindAndTheIdFree(Isolation isolation) {
    AtomicBoolean broken = new AtomicBoolean(true);
    Faulty faulty = new Faulty(EnumSet.of(Step.MIGRATE), broken);
    try (House house = House.open(builder -> builder.steps(faulty))) {
      NewTenant tenant = NewTenant.of("unlucky").isolation(isolation);
      assertThatThrownBy(() -> house.tenants().create(tenant))
          .isInstanceOf(ProvisioningException.class)
          .hasMessageContaining("\"unlucky\"");
      assertThat(house.tenants().find(tenant.id())).isEmpty();
      assertThat(house.leftovers(tenant.id())).isEmpty();
      assertThat(house.insula().doctor().examine()).isEmpty();
      broken.set(false);
      assertThat(house.tenants().create(tenant.name("Another")).status())
          .isEqualTo(TenantStatus.ACTIVE);
    }
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void whatCannotEvenBeTakenBackIsLeftToTheDoctor(Isolation isolation) {
    AtomicBoolean broken = new AtomicBoolean(true);
    Faulty faulty = new Faulty(EnumSet.of(Step.MIGRATE, Step.REMOVE), broken);
    try (House house = House.open(builder -> builder.steps(faulty))) {
      TenantId id = TenantId.of("stuck");
      assertThatThrownBy(() -> house.tenants().create(NewTenant.of(id).isolation(isolation)))
          .isInstanceOf(ProvisioningException.class)
          .hasMessageContaining("insula doctor");
      assertThat(house.insula().doctor().examine()).hasSize(1);
      broken.set(false);
      assertThat(house.insula().doctor().heal())
          .singleElement()
          .matches(finding -> finding.outcome() == Doctor.Outcome.UNDONE, "is undone");
      assertThat(house.tenants().find(id)).isEmpty();
      assertThat(house.leftovers(id)).isEmpty();
    }
  }

  @Test
  void whoLostTheLeaseUndoesNothing() {
    AtomicReference<Runnable> rival = new AtomicReference<>(() -> {});
    try (House house = House.open(builder -> builder.steps(new Rivalled(rival)))) {
      TenantId id = TenantId.of("contested");
      rival.set(
          () ->
              house
                  .database()
                  .execute(
                      "update insula.operation set epoch = epoch + 1, owner = 'a rival',"
                          + " lease_until = now() where state = 'running'"));
      assertThatThrownBy(() -> house.tenants().create(NewTenant.of(id).isolation(Isolation.SCHEMA)))
          .hasMessageContaining("taken over by another process");
      rival.set(() -> {});
      assertThat(house.leftovers(id)).hasSize(1);
      assertThat(house.insula().doctor().heal())
          .singleElement()
          .matches(finding -> finding.outcome() == Doctor.Outcome.FINISHED, "is finished");
      assertThat(house.tenants().get(id).status()).isEqualTo(TenantStatus.ACTIVE);
    }
  }

  private record Rivalled(AtomicReference<Runnable> rival) implements StepInterceptor {
    @Override
    public <T, X extends Exception> T around(TenantId tenant, Step step, Work<T, X> proceed)
        throws X {
      if (step == Step.MIGRATE) {
        rival.get().run();
      }
      return proceed.run();
    }
  }

  private record Faulty(Set<Step> steps, AtomicBoolean broken) implements StepInterceptor {
    @Override
    public <T, X extends Exception> T around(TenantId tenant, Step step, Work<T, X> proceed)
        throws X {
      T result = proceed.run();
      if (steps.contains(step) && broken.get()) {
        throw new IllegalStateException("The test broke " + step);
      }
      return result;
    }
  }
}
