package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static House house;
  private static AuditTrail trail;
  private static Audit audit;

  @BeforeAll
  static void open() {
    house = House.open();
    trail = house.trail();
    audit = house.audit(trail);
    for (int i = 1; i <= 6; i++) {
      int n = i;
      AuditContext.use(
          AuditOrigin.of("actor " + n % 2).correlated("request-" + n),
          () ->
              trail.record(
                  AuditRecord.of(n % 3 == 0 ? "invoice.delete" : "invoice.create.draft")
                      .tenant(TenantId.of("t" + n % 2))
                      .object("invoice " + n)
                      .outcome(n == 5 ? AuditOutcome.DENIED : AuditOutcome.SUCCESS)
                      .severity(n == 6 ? AuditSeverity.CRITICAL : AuditSeverity.INFO)
                      .detail("note", n == 4 ? "Überfällig since March" : "nothing")));
    }
    trail.record(AuditRecord.of("invoices.purge"));
  }

  @AfterAll
  static void close() {
    trail.close();
    house.close();
  }

  @Test
  void findsByEachOfTheFilters() {
    AuditQuery all = AuditQuery.all();
    assertThat(positions(all)).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(positions(all.tenant("t1"))).containsExactly(5L, 3L, 1L);
    assertThat(positions(all.actor("actor 0"))).containsExactly(6L, 4L, 2L);
    assertThat(positions(all.action("invoice"))).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(positions(all.action("invoice.delete"))).containsExactly(6L, 3L);
    assertThat(positions(all.outcome(AuditOutcome.DENIED))).containsExactly(5L);
    assertThat(positions(all.severity(AuditSeverity.WARNING))).containsExactly(6L);
    assertThat(positions(all.correlation("request-4"))).containsExactly(4L);
    assertThat(positions(all.tenant("t0").action("invoice.delete"))).containsExactly(6L);
    assertThat(positions(all.since(Instant.now().plusSeconds(60)))).isEmpty();
    assertThat(positions(all.until(Instant.now().minusSeconds(3600)))).isEmpty();
    assertThat(positions(all.since(Instant.now().minusSeconds(3600)))).hasSize(7);
  }

  @Test
  void findsWordsAnywhere() {
    AuditQuery all = AuditQuery.all();
    assertThat(positions(all.text("überfällig march"))).containsExactly(4L);
    assertThat(positions(all.text("\"since march\" delete"))).isEmpty();
    assertThat(positions(all.text("delete -t0"))).containsExactly(3L);
    assertThat(positions(all.text("' or 1=1; --"))).isEmpty();
  }

  @Test
  void givesPageAfterPage() {
    AuditPage page = audit.list(AuditQuery.all(), null, 4);
    assertThat(page.entries()).hasSize(4);
    assertThat(page.next()).isEqualTo(4);
    AuditPage rest = audit.list(AuditQuery.all(), page.next(), 4);
    assertThat(rest.entries()).extracting(AuditEntry::position).containsExactly(3L, 2L, 1L);
    assertThat(rest.next()).isNull();
  }

  @Test
  void eachFilterHasItsIndex() throws SQLException {
    AuditQuery all = AuditQuery.all();
    assertThat(plan(all.tenant("t1"))).contains("audit_entry", "tenant");
    assertThat(plan(all.actor("a"))).contains("actor");
    assertThat(plan(all.text("word"))).contains("words_idx");
    assertThat(plan(all.tenant("t1").outcome(AuditOutcome.DENIED))).contains("Index");
  }

  @Test
  void exportsForSpreadsheetsWithoutFormulas() {
    StringBuilder out = new StringBuilder();
    trail.record(AuditRecord.of("export.test").object("=cmd|'/c calc'!A1").detail("q", "a\"b"));
    assertThat(audit.export(AuditQuery.all().action("export"), AuditFormat.CSV, out)).isEqualTo(1);
    assertThat(out.toString().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .contains("\"'=cmd|'/c calc'!A1\"", "\"{\"\"q\"\":\"\"a\\\"\"b\"\"}\"");
  }

  private static List<Long> positions(AuditQuery query) {
    return audit.list(query, null, 100).entries().stream()
        .filter(entry -> !entry.fact().action().startsWith("export"))
        .map(AuditEntry::position)
        .toList();
  }

  /** As the planner would do with more rows. */
  private static String plan(AuditQuery query) throws SQLException {
    QuerySql sql = QuerySql.of(query);
    List<String> lines = new ArrayList<>();
    try (Connection connection = house.migrator().open()) {
      connection.createStatement().execute("set local enable_seqscan = off");
      try (var statement =
          connection.prepareStatement(
              "explain select id from insula.audit_entry where " + sql.where())) {
        sql.bind(statement);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            lines.add(rows.getString(1));
          }
        }
      }
    }
    return String.join("\n", lines);
  }
}
