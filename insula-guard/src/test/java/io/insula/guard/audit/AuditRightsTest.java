package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.jdbc.RoleNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What SQL that the application is tricked into running may do to the trail: nothing. */
class AuditRightsTest {
  private static final List<String> TABLES =
      List.of("audit_entry", "audit_head", "audit_checkpoint");

  private static final List<String> CALLS =
      List.of(
          "select * from insula.audit_lock()",
          "select * from insula.audit_known(array[gen_random_uuid()])",
          "select insula.audit_append('[]', '')");

  @Test
  void theApplicationCanNeitherReadNorChangeNorLockTheTrailWhateverItIsBoundTo() throws Exception {
    try (House house = House.open();
        AuditTrail trail = house.trail()) {
      House.fill(trail, 3);
      String month =
          house
              .database
              .column("select max(tableoid::regclass::text) from insula.audit_entry")
              .get(0);
      for (String bound : List.of("acme", "!catalog")) {
        for (String table : TABLES) {
          refused(house, bound, "select count(*) from insula." + table);
          refused(house, bound, "update insula." + table + " set at = now()");
          refused(house, bound, "delete from insula." + table);
          refused(house, bound, "truncate insula." + table);
          refused(house, bound, "lock table insula." + table + " in row share mode");
          refused(house, bound, "insert into insula." + table + " (at) values (now())");
        }
        refused(house, bound, "select * from " + month);
        refused(house, bound, "delete from " + month);
        refused(house, bound, "drop table " + month);
        refused(house, bound, "select insula.audit_months('3000-01-01')");
      }
      assertThat(house.positions()).hasSize(3);
    }
  }

  @Test
  void asATenantItCanNotEvenCallWhatAppends() throws Exception {
    try (House house = House.open()) {
      for (String call : CALLS) {
        refused(house, "acme", call);
        try (Connection connection =
            House.connect(house.database.url(), RoleNames.DEFAULT.application())) {
          assertThatThrownBy(() -> connection.createStatement().execute(call))
              .hasMessageContaining("no tenant is bound");
        }
      }
    }
  }

  @Test
  void settingTheBindingByHandDoesNotHelp() throws Exception {
    try (House house = House.open();
        Connection connection =
            House.connect(house.database.url(), RoleNames.DEFAULT.application())) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("select set_config('insula.binding', '!catalog:0:4000000000:1:0:', true)");
      assertThatThrownBy(
              () -> connection.createStatement().execute("select * from insula.audit_lock()"))
          .hasMessageContaining("not valid");
    }
  }

  private static void refused(House house, String bound, String sql) throws SQLException {
    try (Connection connection =
        House.bound(House.connect(house.database.url(), RoleNames.DEFAULT.application()), bound)) {
      assertThatThrownBy(() -> connection.createStatement().execute(sql))
          .as(bound + ": " + sql)
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }
}
