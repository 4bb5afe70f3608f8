package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.guard.audit.AuditFinding.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Months come and go. */
class RetentionTest {
  private final YearMonth first = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
  private final AtomicReference<Instant> now = new AtomicReference<>(begin(first));
  private House house;
  private AuditTrail trail;
  private Audit audit;

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @BeforeEach
  void open() {
    house = House.open();
    trail =
        AuditTrail.open(
            house.application(),
            House.SECRET,
            House.SETTINGS_OF_TRAIL,
            "tester",
            Clock.systemUTC(),
            AuditListener.NONE,
            database -> now.get());
    audit = house.audit(trail);
    for (int month = 0; month < 4; month++) {
      now.set(begin(first.plusMonths(month)).plus(Duration.ofDays(3)));
      House.fill(trail, 5);
    }
  }

  @AfterEach
  void close() {
    trail.close();
    house.close();
  }

  @Test
  void everyMonthHasAPartitionOfItsOwnMadeAheadAndWithItsOwnPolicy() {
    now.set(now.get().plus(Duration.ofDays(21)));
    House.fill(trail, 1);
    assertThat(
            house.database.column(
                "select distinct tableoid::regclass::text from insula.audit_entry order by 1"))
        .hasSize(4);
    assertThat(
            house.database.column(
                "select c.relname from pg_class c where c.relname ~ '^audit_entry_[0-9_]+$'"
                    + " and c.relkind = 'r' order by 1"))
        .contains("audit_entry_" + first.plusMonths(4).toString().replace('-', '_'));
    assertThat(
            house.database.column(
                "select c.relname from pg_class c where c.relname ~ '^audit_entry' and c.relkind in"
                    + " ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity and exists"
                    + " (select from pg_policy p where p.polrelid = c.oid))"))
        .isEmpty();
    assertThat(audit.verify(null, VerifyListener.NONE).findings()).isEmpty();
  }

  @Test
  void aClockThatGoesBackDoesNotTakeTheTrailBack() {
    now.set(begin(first));
    AuditReceipt receipt = trail.record(AuditRecord.of("test.back"));
    AuditEntry entry = audit.find(receipt.id()).orElseThrow();
    assertThat(entry.at()).isEqualTo(audit.find(20).orElseThrow().at());
    assertThat(audit.verify(null, VerifyListener.NONE).findings()).isEmpty();
  }

  @Test
  void prunedMonthsAreGoneAndTheTrailGoesOnFromASealedCheckpoint() {
    AuditAnchor anchor = audit.anchor();
    PruneReport report = audit.prune(begin(first.plusMonths(2)), false);
    assertThat(report.months()).contains(first, first.plusMonths(1));
    assertThat(report.last()).isEqualTo(10);
    House.fill(trail, 2);
    AuditReport verified = audit.verify(anchor, VerifyListener.NONE);
    assertThat(verified.findings()).isEmpty();
    assertThat(verified.first()).isEqualTo(11);
    assertThat(verified.last()).isEqualTo(23);
    AuditFact pruned =
        audit.list(AuditQuery.all().action("audit.prune"), null, 1).entries().get(0).fact();
    assertThat(pruned.detail()).containsEntry("last", 10);
  }

  @Test
  void aMonthThatIsNotOverIsKept() {
    assertThat(audit.prune(begin(first.plusMonths(1)).minusSeconds(1), false).months())
        .doesNotContain(first);
    assertThat(house.positions()).contains("1");
  }

  @Test
  void theMonthThatIsWrittenToIsKeptHoweverMuchIsToGo() {
    PruneReport report = audit.prune(begin(first.plusMonths(99)), false);
    assertThat(report.months()).contains(first.plusMonths(2)).doesNotContain(first.plusMonths(3));
    House.fill(trail, 1);
    assertThat(audit.verify(null, VerifyListener.NONE).findings()).isEmpty();
    assertThat(house.positions()).hasSize(7);
  }

  @Test
  void refusesToPruneTracesAway() {
    house.database.execute("update insula.audit_entry set actor = 'x' where position = 3");
    assertThatThrownBy(() -> audit.prune(begin(first.plusMonths(1)), false))
        .hasMessageContaining("Entry 3")
        .hasMessageContaining("Nothing was dropped");
    assertThat(house.positions()).hasSize(20);
    assertThat(audit.prune(begin(first.plusMonths(1)), true).last()).isEqualTo(5);
    assertThat(audit.verify(null, VerifyListener.NONE).findings()).isEmpty();
  }

  @Test
  void namesAMonthThatWasDroppedWithoutACheckpoint() {
    house.database.execute("drop table insula.audit_entry_" + first.toString().replace('-', '_'));
    AuditFinding finding = audit.verify(null, VerifyListener.NONE).findings().get(0);
    assertThat(finding.kind()).isEqualTo(Kind.REMOVED);
    assertThat(List.of(finding.position(), finding.to())).containsExactly(1L, 5L);
  }

  @Test
  void namesACheckpointThatWasForged() {
    house.database.execute(
        "insert into insula.audit_checkpoint (position, at, seal, mac) select position, at, seal,"
            + " sha256('x') from insula.audit_entry where position = 5");
    house.database.execute("drop table insula.audit_entry_" + first.toString().replace('-', '_'));
    AuditReport report = audit.verify(null, VerifyListener.NONE);
    assertThat(report.findings()).extracting(AuditFinding::kind).contains(Kind.HEAD_CHANGED);
    assertThat(report.findings())
        .extracting(AuditFinding::message)
        .anyMatch(message -> message.contains("beginning"));
  }

  @Test
  void anAnchorAtThePrunedEndStillHolds() {
    AuditEntry last = audit.find(10).orElseThrow();
    AuditKey key = new AuditKey(House.SECRET);
    AuditAnchor anchor =
        new AuditAnchor(10, last.at(), last.seal(), key.anchor(10, last.at(), last.seal()));
    audit.prune(begin(first.plusMonths(2)), false);
    assertThat(audit.verify(anchor, VerifyListener.NONE).findings()).isEmpty();
  }
}
