package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static House house;

  @BeforeAll
  static void open() {
    house = House.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void writesWhoDidWhatOnWhomFromWhereAndWithWhatOutcome() {
    try (AuditTrail trail = house.trail()) {
      AuditOrigin origin = AuditOrigin.of("alice").from("192.0.2.7").correlated("request-1");
      AuditReceipt receipt =
          AuditContext.with(
              origin,
              () ->
                  trail.record(
                      AuditRecord.denied("invoice.delete")
                          .tenant(ACME)
                          .object("invoice 7")
                          .detail("reason", "locked")
                          .detail("tries", 3)));
      assertThat(receipt.where()).isEqualTo(AuditReceipt.Where.TRAIL);
      AuditFact fact = house.audit(trail).find(receipt.id()).orElseThrow().fact();
      assertThat(fact.actor()).isEqualTo("alice");
      assertThat(fact.action()).isEqualTo("invoice.delete");
      assertThat(fact.tenant()).isEqualTo("acme");
      assertThat(fact.object()).isEqualTo("invoice 7");
      assertThat(fact.address()).isEqualTo("192.0.2.7");
      assertThat(fact.correlation()).isEqualTo("request-1");
      assertThat(fact.outcome()).isEqualTo(AuditOutcome.DENIED);
      assertThat(fact.severity()).isEqualTo(AuditSeverity.WARNING);
      assertThat(fact.detail()).isEqualTo(Map.of("reason", "locked", "tries", 3));
      assertThat(fact.process()).isEqualTo("" + ProcessHandle.current().pid());
      assertThat(fact.host()).isNotEmpty();
    }
  }

  @Test
  void keepsWhatPostgresWouldRefuseOrCanNotTell() {
    try (AuditTrail trail = house.trail()) {
      AuditRecord strange =
          AuditRecord.of("test.strange")
              .object("a\0b\ud800 " + "x".repeat(5_000))
              .detail("deep", Map.of("list", List.of(1, true, Map.of("k", List.of("v")), 1.5)))
              .detail("ünïcode \"quoted\"", "line\nfeed")
              .detail("big", Long.MAX_VALUE);
      AuditReceipt receipt = trail.record(strange);
      AuditFact fact = house.audit(trail).find(receipt.id()).orElseThrow().fact();
      assertThat(fact.object()).startsWith("a\ufffdb\ufffd xxx").endsWith("…");
      assertThat(house.audit(trail).verify(null, VerifyListener.NONE).findings()).isEmpty();
    }
  }

  @Test
  void twoProcessesAppendAtOnceWithoutGapsAndWithOneChain() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (House own = House.open();
        AuditTrail one = own.trail();
        AuditTrail other = House.trail(own.migrator(), s -> s)) {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        AuditTrail trail = i % 2 == 0 ? one : other;
        calls.add(
            () -> {
              House.fill(trail, 50);
              return trail;
            });
      }
      for (Future<Object> call : threads.invokeAll(calls)) {
        call.get();
      }
      AuditReport report = own.audit(one).verify(null, VerifyListener.NONE);
      assertThat(report.findings()).isEmpty();
      assertThat(report.entries()).isEqualTo(400);
      assertThat(report.last()).isEqualTo(400);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void appendsInTheTransactionOfItsEffectOrNotAtAll() throws SQLException {
    try (House own = House.open();
        AuditTrail trail = own.trail()) {
      try (Connection connection = own.migrator().open()) {
        trail.append(connection, List.of(AuditRecord.of("test.undone")));
        connection.rollback();
      }
      try (Connection connection = own.migrator().open()) {
        trail.append(connection, List.of(AuditRecord.of("test.done")));
        connection.commit();
      }
      assertThat(own.database.column("select action from insula.audit_entry"))
          .containsExactly("test.done");
    }
  }

  @Test
  void waitsNoLongerThanItsPatienceWhenTheEndOfTheTrailIsHeld() throws Exception {
    try (House own = House.open();
        AuditTrail trail = own.trail(s -> s.withPatience(Duration.ofMillis(200)))) {
      try (Connection holder = own.migrator().open()) {
        holder.createStatement().execute("select insula.audit_lock()");
        assertThatThrownBy(() -> trail.record(AuditRecord.of("test.refused")))
            .isInstanceOf(AuditUnavailableException.class)
            .hasMessageContaining("test.refused")
            .hasMessageContaining("withSpool");
      }
      assertThat(trail.stats().refused()).isEqualTo(1);
    }
  }

  @Test
  void refusesWithoutWaitingWhenTheQueueIsFullAndCountsIt() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    AuditConnections slow =
        () -> {
          asked.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new SQLException(e);
          }
          return house.application().open();
        };
    try (AuditTrail trail = House.trail(slow, s -> s.withQueue(1))) {
      var first = trail.submit(AuditRecord.of("test.first")).toCompletableFuture();
      asked.await();
      var second = trail.submit(AuditRecord.of("test.second")).toCompletableFuture();
      var third = trail.submit(AuditRecord.of("test.third")).toCompletableFuture();
      assertThat(third).isCompletedExceptionally();
      assertThat(trail.stats().refused()).isEqualTo(1);
      release.countDown();
      assertThat(first.join().where()).isEqualTo(AuditReceipt.Where.TRAIL);
      assertThat(second.join().where()).isEqualTo(AuditReceipt.Where.TRAIL);
    }
  }

  @Test
  void tellsListenersWhatIsAcknowledgedAndMindsNotWhatTheyThrow() {
    List<String> told = new ArrayList<>();
    AuditListener listener =
        fact -> {
          told.add(fact.action());
          throw new IllegalStateException("a listener's own trouble");
        };
    try (AuditTrail trail =
        AuditTrail.open(
            house.application(),
            House.SECRET,
            House.SETTINGS_OF_TRAIL,
            "tester",
            Clock.systemUTC(),
            listener)) {
      trail.submit(AuditRecord.of("test.told"));
      trail.record(AuditRecord.of("test.told.too"));
    }
    assertThat(told).containsExactly("test.told", "test.told.too");
  }

  @Test
  void refusesActionsThatAreNoNames() {
    assertThatThrownBy(() -> AuditRecord.of("Drop Table"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tenant.create");
  }
}
