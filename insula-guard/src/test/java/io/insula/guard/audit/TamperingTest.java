package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.insula.guard.audit.AuditFinding.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with all rights in the database, but without the key, changes the trail. */
class TamperingTest {
  private House house;
  private AuditTrail trail;

  @BeforeEach
  void open() {
    house = House.open();
    trail = house.trail();
    House.fill(trail, 10);
  }

  @AfterEach
  void close() {
    trail.close();
    house.close();
  }

  @Test
  void findsNothingWhereNothingWasDone() {
    AuditReport report = verify();
    assertThat(report.passed()).isTrue();
    assertThat(report.entries()).isEqualTo(10);
    assertThat(report.first()).isEqualTo(1);
    assertThat(report.last()).isEqualTo(10);
  }

  @Test
  void namesAnEntryOfWhichAnyColumnWasChanged() {
    List<String> changes =
        List.of(
            "actor = 'somebody else'",
            "action = 'test.other'",
            "tenant = 'globex'",
            "object = null",
            "outcome = 'denied'",
            "severity = 'critical'",
            "address = '192.0.2.1'",
            "host = 'elsewhere'",
            "process = '1'",
            "correlation = 'c'",
            "occurred_at = occurred_at - interval '1 microsecond'",
            "id = gen_random_uuid()",
            "detail = detail || '{\"n\": 7}'",
            "detail = '{\"n\": \"4\"}'",
            "at = at + interval '1 microsecond'");
    for (String change : changes) {
      execute(
          "create table insula.kept as select * from insula.audit_entry where position = 4",
          "update insula.audit_entry set " + change + " where position = 4");
      assertThat(verify().findings())
          .as(change)
          .extracting(AuditFinding::kind, AuditFinding::position)
          .containsExactly(tuple(Kind.CHANGED, 4L));
      execute(
          "update insula.audit_entry e set (id, at, occurred_at, actor, action, tenant, object,"
              + " outcome, severity, address, host, process, correlation, detail) = (select k.id,"
              + " k.at, k.occurred_at, k.actor, k.action, k.tenant, k.object, k.outcome,"
              + " k.severity, k.address, k.host, k.process, k.correlation, k.detail"
              + " from insula.kept k) where position = 4",
          "drop table insula.kept");
    }
    assertThat(verify().passed()).isTrue();
  }

  @Test
  void saysWhichEntryItIsAndWhenItWasWritten() {
    execute("update insula.audit_entry set actor = 'x' where position = 4");
    AuditEntry entry = house.audit(trail).find(4).orElseThrow();
    AuditFinding finding = verify().findings().get(0);
    assertThat(finding.id()).isEqualTo(entry.fact().id());
    assertThat(finding.at()).isEqualTo(entry.at());
    assertThat(finding.message())
        .contains("Entry 4", entry.fact().id().toString(), entry.at().toString(), "changed");
  }

  @Test
  void namesAnEntryThatWasChangedTogetherWithItsSeal() {
    execute("update insula.audit_entry set seal = sha256('forged') where position = 4");
    assertThat(kinds()).contains(tuple(Kind.CHANGED, 4L, 4L));
  }

  @Test
  void namesEntriesThatWereRemoved() {
    execute("delete from insula.audit_entry where position in (1, 4, 5)");
    assertThat(kinds()).containsExactly(tuple(Kind.REMOVED, 1L, 1L), tuple(Kind.REMOVED, 4L, 5L));
  }

  @Test
  void namesRemovedEntriesAlsoWhenTheOthersWereNumberedAnew() {
    execute(
        "delete from insula.audit_entry where position = 4",
        "update insula.audit_entry set position = position - 1 where position > 4");
    assertThat(verify().passed()).isFalse();
    assertThat(kinds()).contains(tuple(Kind.REORDERED, 4L, 4L), tuple(Kind.TRUNCATED, 10L, 10L));
  }

  @Test
  void namesEntriesThatChangedPlaces() {
    execute(
        "update insula.audit_entry set position = case position when 3 then 7 else 3 end"
            + " where position in (3, 7)");
    assertThat(kinds())
        .containsExactly(tuple(Kind.REORDERED, 3L, 3L), tuple(Kind.REORDERED, 7L, 7L));
    assertThat(verify().findings().get(0).message()).contains("written as 7");
  }

  @Test
  void namesAnEntryThatWasPutInBetween() {
    execute(copyOf(4, "4, gen_random_uuid(), at + interval '1 microsecond'"));
    assertThat(kinds()).containsExactly(tuple(Kind.INSERTED, 4L, 4L));
  }

  @Test
  void namesAnEntryThatWasPutInBeforeTheGenuineOne() {
    execute(copyOf(4, "4, gen_random_uuid(), at - interval '1 hour'"));
    assertThat(kinds()).containsExactly(tuple(Kind.INSERTED, 4L, 4L));
    assertThat(verify().findings().get(0).id())
        .isNotEqualTo(
            house.database.column("select id from insula.audit_entry where position = 4").get(1));
  }

  @Test
  void namesAnEntryThatWasAppendedByHand() {
    execute(copyOf(10, "11, gen_random_uuid(), at"));
    assertThat(kinds()).containsExactly(tuple(Kind.INSERTED, 11L, 11L));
  }

  @Test
  void namesWhatIsMissingAtTheEnd() {
    execute("delete from insula.audit_entry where position > 7");
    assertThat(kinds()).containsExactly(tuple(Kind.TRUNCATED, 8L, 10L));
  }

  @Test
  void noticesAnEndThatWasPutBackTogetherWithItsEntries() {
    execute(
        "delete from insula.audit_entry where position > 7",
        "update insula.audit_head set position = 7,"
            + " seal = (select seal from insula.audit_entry where position = 7)");
    assertThat(kinds()).containsExactly(tuple(Kind.HEAD_CHANGED, 7L, 7L));
  }

  @Test
  void stillNoticesItWhenOthersHaveAppendedSince() {
    execute(
        "delete from insula.audit_entry where position > 7",
        "update insula.audit_head set position = 7,"
            + " seal = (select seal from insula.audit_entry where position = 7)");
    House.fill(trail, 2);
    assertThat(kinds()).containsExactly(tuple(Kind.HEAD_CHANGED, 8L, 8L));
    assertThat(house.audit(trail).list(AuditQuery.all().action("audit"), null, 9).entries())
        .extracting(entry -> entry.fact().action())
        .containsExactly("audit.head.changed");
  }

  @Test
  void onlyAnAnchorShowsThatAllWasPutBackToAnEarlierState() {
    AuditAnchor anchor = house.audit(trail).anchor();
    execute("create table insula.kept as select * from insula.audit_head");
    House.fill(trail, 3);
    AuditAnchor later = AuditAnchor.of(house.audit(trail).anchor().encoded());
    execute(
        "delete from insula.audit_entry where position > 10",
        "update insula.audit_head h set position = k.position, at = k.at, seal = k.seal,"
            + " mac = k.mac from insula.kept k");
    assertThat(verify().passed()).isTrue();
    assertThat(house.audit(trail).verify(anchor, VerifyListener.NONE).passed()).isTrue();
    assertThat(house.audit(trail).verify(later, VerifyListener.NONE).findings())
        .extracting(AuditFinding::kind, AuditFinding::position, AuditFinding::to)
        .containsExactly(tuple(Kind.ANCHOR_MISSED, 11L, 13L));
  }

  @Test
  void namesAnEntryThatWasReplacedByAGenuineOneOfAnEarlierState() {
    execute(
        "create table insula.kept as select * from insula.audit_head",
        "create table insula.genuine (like insula.audit_entry)");
    House.fill(trail, 1);
    execute(
        "insert into insula.genuine select * from insula.audit_entry where position = 11",
        "delete from insula.audit_entry where position = 11",
        "update insula.audit_head h set position = k.position, at = k.at, seal = k.seal,"
            + " mac = k.mac from insula.kept k");
    House.fill(trail, 2);
    assertThat(verify().passed()).isTrue();
    execute(
        "update insula.audit_entry e set (id, at, occurred_at, actor, action, object, detail,"
            + " previous, seal) = (select g.id, g.at, g.occurred_at, g.actor, g.action, g.object,"
            + " g.detail, g.previous, g.seal from insula.genuine g) where position = 11");
    assertThat(kinds()).containsExactly(tuple(Kind.CHANGED, 12L, 12L));
    execute(
        "update insula.audit_entry e set previous = (select seal from insula.genuine)"
            + " where position = 12");
    assertThat(kinds()).containsExactly(tuple(Kind.CHANGED, 12L, 12L));
  }

  @Test
  void anAnchorThatWasChangedIsNoAnchor() {
    AuditAnchor anchor = house.audit(trail).anchor();
    AuditAnchor forged =
        new AuditAnchor(anchor.position() - 1, anchor.at(), anchor.seal(), anchor.mac());
    assertThat(house.audit(trail).verify(forged, VerifyListener.NONE).findings())
        .extracting(AuditFinding::kind)
        .contains(Kind.ANCHOR_MISSED);
  }

  @Test
  void aTrailOfAnotherSecretIsNoTrail() {
    Audit other =
        new Audit(
            house.migrator(),
            trail,
            io.insula.jdbc.Secret.of("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA"));
    assertThat(other.verify(null, VerifyListener.NONE).found()).isEqualTo(11);
  }

  @Test
  void aMonthThatWasDroppedWithoutACheckpointIsMissing() {
    String month =
        house.database.column("select tableoid::regclass::text from insula.audit_entry").get(0);
    execute("drop table " + month);
    assertThat(kinds()).containsExactly(tuple(Kind.TRUNCATED, 1L, 10L));
  }

  /** With everything as in that entry but what is said. */
  private static String copyOf(int position, String changed) {
    return """
        insert into insula.audit_entry (position, id, at, occurred_at, actor, action, tenant, object,
          outcome, severity, address, host, process, correlation, detail, previous, seal)
        select %s, occurred_at, 'forger', action, tenant, object,
          outcome, severity, address, host, process, correlation, detail, previous, seal
          from insula.audit_entry where position = %d"""
        .formatted(changed, position);
  }

  private AuditReport verify() {
    return house.audit(trail).verify(null, VerifyListener.NONE);
  }

  private List<org.assertj.core.groups.Tuple> kinds() {
    return verify().findings().stream()
        .map(finding -> tuple(finding.kind(), finding.position(), finding.to()))
        .toList();
  }

  private void execute(String... statements) {
    for (String sql : statements) {
      house.database.execute(sql);
    }
  }
}
