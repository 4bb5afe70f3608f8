package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.operations.ReadyPool.FillListener;
import io.insula.operations.ReadyPool.FillReport;
import io.insula.operations.ReadyPool.Stock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The process dies while the stock is filled, emptied or claimed from. */
class ReadyPoolCrashTest {
  private static final TenantId ACME = TenantId.of("acme");

  @TempDir private Path logs;

  private final House house = House.open(b -> b.withoutRefill().lease(Duration.ofSeconds(1)));

  @AfterEach
  void close() {
    house.close();
  }

  static Stream<Arguments> somewhere() {
    return Stream.of(
        Arguments.of(Isolation.SCHEMA, Step.PLACE, "before"),
        Arguments.of(Isolation.SCHEMA, Step.MIGRATE, "after"),
        Arguments.of(Isolation.DATABASE, Step.PLACE, "after"));
  }

  static Stream<Arguments> anywhere() {
    return Stream.of(Isolation.SCHEMA, Isolation.DATABASE)
        .flatMap(
            isolation ->
                Stream.of(Step.PLACE, Step.MIGRATE, Step.OPEN)
                    .flatMap(
                        step ->
                            Stream.of("before", "after")
                                .map(when -> Arguments.of(isolation, step, when))));
  }

  @ParameterizedTest
  @MethodSource("somewhere")
  void theNextToFillFinishesWhatAKilledProcessBegan(Isolation isolation, Step step, String when)
      throws Exception {
    fillAfterACrash(isolation, step, when);
  }

  @ParameterizedTest
  @MethodSource("anywhere")
  @Tag("slow")
  void theNextToFillFinishesWhatAKilledProcessBeganAtEveryStep(
      Isolation isolation, Step step, String when) throws Exception {
    fillAfterACrash(isolation, step, when);
  }

  private void fillAfterACrash(Isolation isolation, Step step, String when) throws Exception {
    pool().keep(isolation, 2);
    crash("fill", isolation, step, when);
    fillUntilNothingIsLeft();
    assertStock(isolation, 2);
    Tenant tenant = house.tenants().create(NewTenant.of(ACME).isolation(isolation));
    assertThat(tenant.placement().toString()).contains("ready_" + tenant.number());
    house.write(ACME, "works");
    assertThat(house.notes(ACME)).containsExactly("works");
  }

  @Test
  void theNextToFillFinishesARemoval() throws Exception {
    pool().keep(Isolation.SCHEMA, 2);
    fill();
    pool().keep(Isolation.SCHEMA, 0);
    crash("fill", Isolation.SCHEMA, Step.REMOVE, "after");
    fillUntilNothingIsLeft();
    assertStock(Isolation.SCHEMA, 0);
  }

  @Test
  void aPlaceLeftHalfMadeIsRemovedIfItIsWantedNoMore() throws Exception {
    pool().keep(Isolation.SCHEMA, 1);
    crash("fill", Isolation.SCHEMA, Step.MIGRATE, "after");
    pool().keep(Isolation.SCHEMA, 0);
    fillUntilNothingIsLeft();
    assertStock(Isolation.SCHEMA, 0);
  }

  @Test
  void aClaimIsThereOrIsNot() throws Exception {
    pool().keep(Isolation.SCHEMA, 1);
    fill();
    crash("create", Isolation.SCHEMA, Step.CLAIM, "before");
    assertThat(house.tenants().find(ACME)).isEmpty();
    assertStock(Isolation.SCHEMA, 1);
    crash("create", Isolation.SCHEMA, Step.CLAIM, "after");
    assertThat(house.tenants().get(ACME).status()).isEqualTo(TenantStatus.ACTIVE);
    assertThat(pool().status().get(0).ready()).isZero();
    house.write(ACME, "works");
    assertThat(house.insula().doctor().examine()).isEmpty();
  }

  private void assertStock(Isolation isolation, int size) {
    Stock stock = pool().status().get(0);
    assertThat(stock.ready()).isEqualTo(size);
    assertThat(stock.behind()).isZero();
    assertThat(house.leftovers(TenantId.of("ready_")))
        .hasSize(isolation == Isolation.DATABASE ? 2 * size : size);
  }

  /** What the dead process held is left alone until its lease has run out. */
  private void fillUntilNothingIsLeft() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    do {
      assertThat(fill().failures()).isEmpty();
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    } while (pool().status().get(0).unfinished() > 0);
  }

  private FillReport fill() {
    return pool().fill(FillListener.NONE);
  }

  private ReadyPool pool() {
    return house.insula().readyPool();
  }

  private void crash(String action, Isolation isolation, Step step, String when) throws Exception {
    Path log = logs.resolve(action + step + when + ".log");
    Crash.run(house.database(), log, action, ACME, isolation, step, when);
  }
}
