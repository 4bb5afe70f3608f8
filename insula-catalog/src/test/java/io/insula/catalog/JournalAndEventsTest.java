package io.insula.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.TenantEvent;
import io.insula.TenantId;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalAndEventsTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final Lease SHORT = new Lease("one", Duration.ZERO);
  private static final Lease LONG = new Lease("two", Duration.ofHours(1));

  private final OperationJournal journal = new OperationJournal();
  private final EventLog events = new EventLog();
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

  private JournalEntry begin(Lease lease) throws Exception {
    return journal
        .begin(migrator, ACME, TenantEvent.Operation.CREATE, "place", Map.of("n", 1), "al", lease)
        .orElseThrow();
  }

  @Test
  void aTenantHasOneRunningOperation() throws Exception {
    JournalEntry first = begin(LONG);
    assertThat(
            journal.begin(migrator, ACME, TenantEvent.Operation.PURGE, "x", Map.of(), "al", LONG))
        .isEmpty();
    assertThat(journal.running(migrator, ACME)).contains(first);
    journal.finish(migrator, first, JournalEntry.State.DONE, null);
    assertThat(journal.unfinished(migrator)).isEmpty();
    assertThat(begin(LONG).id()).isGreaterThan(first.id());
    assertThat(journal.history(migrator, ACME, 10)).hasSize(2);
  }

  @Test
  void whoeverWasTakenOverCanWriteNothingMore() throws Exception {
    JournalEntry first = begin(SHORT);
    JournalEntry taken = journal.takeOver(migrator, first, LONG).orElseThrow();
    assertThat(taken.epoch()).isEqualTo(2);
    assertThat(taken.attempt()).isEqualTo(2);
    assertThatThrownBy(() -> journal.step(migrator, first, "open", SHORT))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> journal.finish(migrator, first, JournalEntry.State.FAILED, "late"))
        .isInstanceOf(LeaseLostException.class);
    assertThat(journal.step(migrator, taken, "open", LONG).step()).isEqualTo("open");
  }

  @Test
  void aLeaseKeepsOthersAway() throws Exception {
    JournalEntry held = begin(LONG);
    assertThat(journal.takeOver(migrator, held, LONG)).isEmpty();
  }

  @Test
  void anEventThatCommitsLateIsNotMissed() throws Exception {
    try (Connection late = database.migrator()) {
      late.setAutoCommit(false);
      events.append(late, event("late"), Map.of());
      events.append(migrator, event("early"), Map.of("k", "v"));
      List<LoggedEvent> before = events.after(migrator, EventLog.Position.START, 10);
      assertThat(before).isEmpty();
      late.commit();
    }
    Until.isTrue(
        Duration.ofSeconds(5),
        () -> events.after(migrator, EventLog.Position.START, 10).size() == 2);
    List<LoggedEvent> all = events.after(migrator, EventLog.Position.START, 10);
    assertThat(all).extracting(e -> e.event().actor()).containsExactly("late", "early");
    assertThat(all.get(1).payload()).containsEntry("k", "v");
    assertThat(events.after(migrator, all.get(0).position(), 10)).containsExactly(all.get(1));
  }

  private static TenantEvent event(String actor) {
    return new TenantEvent(
        TenantEvent.Operation.CREATE,
        TenantEvent.Phase.AFTER,
        ACME,
        actor,
        Instant.parse("2026-01-01T00:00:00Z"));
  }
}
