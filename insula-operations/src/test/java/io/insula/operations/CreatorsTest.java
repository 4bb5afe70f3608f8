package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many at once. */
class CreatorsTest {
  private static final List<Isolation> ISOLATIONS = List.of(Isolation.values());

  @Test
  void manyThreadsCreateManyTenants() throws Exception {
    createsAll(16, 45);
  }

  @Test
  @Tag("slow")
  void sixtyFourThreadsCreateFiveHundredTenants() throws Exception {
    createsAll(64, 500);
  }

  @Test
  void oneIdIsCreatedOnceHoweverManyAskForIt() throws Exception {
    try (House house = House.open()) {
      NewTenant tenant = NewTenant.of("same").isolation(Isolation.SCHEMA);
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> house.tenants().create(tenant));
      }
      int succeeded = calls.size() - failures(8, calls).size();
      assertThat(succeeded).isGreaterThanOrEqualTo(1);
      assertThat(house.tenants().get(tenant.id()).status()).isEqualTo(TenantStatus.ACTIVE);
      assertThat(house.leftovers(tenant.id())).hasSize(1);
    }
  }

  private static void createsAll(int threads, int count) throws Exception {
    try (House house = House.open()) {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        NewTenant tenant = NewTenant.of("c" + i).isolation(ISOLATIONS.get(i % ISOLATIONS.size()));
        calls.add(() -> house.tenants().create(tenant));
      }
      assertThat(failures(threads, calls)).isEmpty();
      for (int i = 0; i < count; i++) {
        TenantId id = TenantId.of("c" + i);
        assertThat(house.tenants().get(id).status()).isEqualTo(TenantStatus.ACTIVE);
      }
      house.write(TenantId.of("c0"), "works");
      assertThat(house.insula().doctor().examine()).isEmpty();
    }
  }

  private static List<Throwable> failures(int threads, List<Callable<Object>> calls)
      throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Throwable> failures = new ArrayList<>();
      for (Future<Object> future : executor.invokeAll(calls)) {
        try {
          future.get();
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      return failures;
    } finally {
      executor.shutdown();
    }
  }
}
