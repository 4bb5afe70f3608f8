package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantContext.Work;
import io.insula.TenantId;
import io.insula.testbed.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RefillTest {
  @Test
  void whatASignUpTookIsMadeAgainInTheBackground() {
    try (House house = House.open()) {
      ReadyPool pool = house.insula().readyPool();
      pool.keep(Isolation.SCHEMA, 3);
      house.tenants().create(NewTenant.of("first").isolation(Isolation.SCHEMA));
      assertThat(pool.status().get(0).misses()).isEqualTo(1);
      await(() -> pool.status().get(0).ready() == 3);
      for (int i = 0; i < 5; i++) {
        house.tenants().create(NewTenant.of("t" + i).isolation(Isolation.SCHEMA));
      }
      await(() -> pool.status().get(0).ready() == 3);
      assertThat(pool.status().get(0).unfinished()).isZero();
      await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(RefillTest::refills));
    }
  }

  @Test
  void closingFinishesThePlaceInWorkAndBeginsNoOther() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    TestDatabase database = House.install();
    try {
      Insula insula = House.connect(database).steps(new Tells(begun)).open();
      insula.readyPool().keep(Isolation.SCHEMA, 1_000);
      insula.tenants().create(NewTenant.of("first").isolation(Isolation.SCHEMA));
      begun.await();
      insula.close();
      assertThat(database.column("select count(*) < 100 from insula.ready_place"))
          .containsExactly("t");
      assertThat(database.column("select distinct state from insula.ready_place"))
          .containsExactly("ready");
      assertThat(Thread.getAllStackTraces().keySet()).noneMatch(RefillTest::refills);
    } finally {
      House.demolish(database);
    }
  }

  private static boolean refills(Thread thread) {
    return thread.getName().equals("insula-refill");
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private record Tells(CountDownLatch begun) implements StepInterceptor {
    @Override
    public <T, X extends Exception> T around(TenantId tenant, Step step, Work<T, X> proceed)
        throws X {
      if (step == Step.PLACE && tenant.value().startsWith("ready_")) {
        begun.countDown();
      }
      return proceed.run();
    }
  }
}
