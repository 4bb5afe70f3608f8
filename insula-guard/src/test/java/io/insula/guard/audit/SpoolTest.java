package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.guard.audit.AuditReceipt.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is away, and local files take over. */
class SpoolTest {
  @TempDir Path folder;

  @Test
  void entriesSurviveUntilTheDatabaseIsBackAndAreWrittenOnce() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    try (House house = House.open();
        AuditTrail trail = House.trail(failing(house, away), s -> s.withSpool(folder))) {
      AuditReceipt receipt = trail.record(AuditRecord.of("test.spooled"));
      assertThat(receipt.where()).isEqualTo(Where.SPOOL);
      House.fill(trail, 20);
      assertThat(house.positions()).isEmpty();
      assertThat(trail.stats().away()).isTrue();
      away.set(false);
      await(() -> trail.stats().drained() == 21);
      assertThat(trail.record(AuditRecord.of("test.later")).where()).isEqualTo(Where.TRAIL);
      assertThat(house.positions()).hasSize(22);
      assertThat(house.audit(trail).find(receipt.id())).isPresent();
      assertThat(house.audit(trail).verify(null, VerifyListener.NONE).findings()).isEmpty();
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNotWrittenTwice() throws Exception {
    try (House house = House.open()) {
      AtomicBoolean lost = new AtomicBoolean(true);
      AuditConnections losing = () -> LosingAnswers.of(house.application().open(), lost);
      try (AuditTrail trail = House.trail(losing, s -> s.withSpool(folder))) {
        assertThat(trail.record(AuditRecord.of("test.once")).where()).isEqualTo(Where.SPOOL);
        await(() -> files().isEmpty());
      }
      assertThat(house.positions()).hasSize(1);
    }
  }

  @Test
  void withoutASpoolItIsTriedAgainAndWrittenOnce() throws Exception {
    try (House house = House.open()) {
      AtomicBoolean lost = new AtomicBoolean(true);
      AuditConnections losing = () -> LosingAnswers.of(house.application().open(), lost);
      try (AuditTrail trail = House.trail(losing, s -> s)) {
        assertThat(trail.record(AuditRecord.of("test.once")).where()).isEqualTo(Where.TRAIL);
      }
      assertThat(house.positions()).hasSize(1);
    }
  }

  @Test
  void aRequestWaitsNoLongerThanTheBoundWhenNothingTakesIt() throws Exception {
    try (House house = House.open();
        AuditTrail trail =
            House.trail(
                failing(house, new AtomicBoolean(true)),
                s -> s.withPatience(Duration.ofMillis(100)))) {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> trail.record(AuditRecord.of("test.refused")))
          .isInstanceOf(AuditUnavailableException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(trail.stats().refused()).isEqualTo(1);
    }
  }

  @Test
  void aTornLastLineWasNeverAcknowledgedAndADamagedOneIsReported() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    try (House house = House.open()) {
      try (AuditTrail trail = House.trail(failing(house, away), s -> s.withSpool(folder))) {
        House.fill(trail, 4);
      }
      Path file = files().get(0);
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      assertThat(lines).hasSize(4);
      lines.set(1, lines.get(1).replace("object 2", "object 9"));
      Files.writeString(file, String.join("\n", lines) + "\n" + lines.get(3).substring(0, 100));
      try (AuditTrail trail = house.trail(s -> s.withSpool(folder))) {
        await(() -> files().isEmpty());
      }
      assertThat(house.database.column("select object from insula.audit_entry order by position"))
          .containsExactly("object 1", "object 3", "object 4", file.getFileName().toString());
      assertThat(
              house.database.column(
                  "select action || ' ' || detail from insula.audit_entry order by position desc"))
          .first()
          .isEqualTo("audit.spool.damaged {\"lines\": 1}");
      assertThat(Files.exists(folder.resolve(file.getFileName() + ".damaged"))).isTrue();
    }
  }

  @Test
  void manyProcessesMayShareAFolder() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    try (House house = House.open();
        AuditTrail one = House.trail(failing(house, away), s -> s.withSpool(folder));
        AuditTrail other = House.trail(failing(house, away), s -> s.withSpool(folder))) {
      House.fill(one, 10);
      House.fill(other, 10);
      away.set(false);
      await(() -> one.stats().drained() + other.stats().drained() == 20);
      assertThat(house.positions()).hasSize(20);
      assertThat(house.database.column("select count(distinct id) from insula.audit_entry"))
          .containsExactly("20");
    }
  }

  private static AuditConnections failing(House house, AtomicBoolean away) {
    return () -> {
      if (away.get()) {
        throw new SQLException("away", "08001");
      }
      return house.application().open();
    };
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(".spool")).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It did not come about");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
