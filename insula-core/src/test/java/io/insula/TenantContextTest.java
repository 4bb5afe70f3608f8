package io.insula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class TenantContextTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId GLOBEX = TenantId.of("globex");

  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void leavesNoTenantBehind() {
    pool.shutdownNow();
    assertThat(TenantContext.current()).isEmpty();
  }

  @Test
  void hasNoTenantByDefaultAndSaysWhatToDo() {
    assertThat(TenantContext.current()).isEmpty();
    assertThatThrownBy(() -> TenantContext.required("sending an invoice"))
        .isInstanceOf(NoTenantException.class)
        .hasMessageContaining("No tenant in context: sending an invoice needs one")
        .hasMessageContaining("TenantContext.use");
  }

  @Test
  void nestsAndRestores() {
    TenantContext.use(
        ACME,
        () -> {
          assertThat(TenantContext.with(GLOBEX, () -> TenantContext.required("x")))
              .isEqualTo(GLOBEX);
          assertThat(TenantContext.current()).contains(ACME);
        });
  }

  @Test
  void restoresThePreviousTenantWhenTheBlockThrowsAndLetsTheExceptionTypeThrough() {
    TenantContext.use(
        ACME,
        () -> {
          assertThatThrownBy(
                  () ->
                      TenantContext.use(
                          GLOBEX,
                          () -> {
                            throw new IOException("full");
                          }))
              .isInstanceOf(IOException.class);
          assertThat(TenantContext.current()).contains(ACME);
        });
  }

  @Test
  void canBeLeftOnPurpose() {
    TenantContext.use(
        ACME, () -> assertThat(TenantContext.withoutTenant(TenantContext::current)).isEmpty());
  }

  @Test
  void closesAScopeOnlyOnce() {
    TenantContext.Scope outer = TenantContext.open(ACME);
    TenantContext.Scope inner = TenantContext.open(GLOBEX);
    inner.close();
    outer.close();
    inner.close();
    assertThat(TenantContext.current()).isEmpty();
  }

  @Test
  void doesNotReachAnotherThreadByItself() throws Exception {
    TenantContext.use(ACME, () -> assertThat(pool.submit(TenantContext::current).get()).isEmpty());
  }

  @Test
  void isCarriedByAnExecutorAndClearedInItsThread() throws Exception {
    CompletableFuture<TenantId> seen =
        TenantContext.with(
            ACME,
            () ->
                CompletableFuture.supplyAsync(
                    () -> TenantContext.required("x"), TenantContext.carrying(pool)));
    assertThat(seen.get()).isEqualTo(ACME);
    assertThat(pool.submit(TenantContext::current).get()).isEmpty();
  }

  @Test
  void isCarriedByASingleTaskCallAndSupplier() throws Exception {
    TenantContext.Scope scope = TenantContext.open(ACME);
    var call = TenantContext.carryingCall(TenantContext::current);
    var supplier = TenantContext.carryingSupplier(TenantContext::current);
    scope.close();
    assertThat(pool.submit(call).get()).contains(ACME);
    assertThat(CompletableFuture.supplyAsync(supplier, pool).get()).contains(ACME);
    assertThat(pool.submit(TenantContext::current).get()).isEmpty();
  }

  @Test
  void carriesTheAbsenceOfATenantToo() throws Exception {
    Runnable task = TenantContext.carrying(() -> assertThat(TenantContext.current()).isEmpty());
    TenantContext.use(ACME, task::run);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Virtual threads came with Java 21")
  void isCarriedIntoVirtualThreads() throws Exception {
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    CompletableFuture<TenantId> seen =
        TenantContext.with(
            ACME,
            () ->
                CompletableFuture.supplyAsync(
                    () -> TenantContext.required("x"), TenantContext.carrying(virtual)));
    assertThat(seen.get()).isEqualTo(ACME);
    virtual.shutdown();
  }
}
