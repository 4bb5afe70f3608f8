package io.insula.postgres.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.postgres.InstalledDatabase;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedFunctionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select query from pg_stat_activity",
        "select pg_stat_get_backend_activity(1)",
        "select pg_terminate_backend(1)",
        "select pg_cancel_backend(1)",
        "select lo_create(0)",
      })
  void theApplicationReachesNoSessionOfOthers(String sql) throws SQLException {
    try (InstalledDatabase database = InstalledDatabase.create();
        Connection application = database.application()) {
      assertThatThrownBy(() -> Query.run(application, sql))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void theMigratorAndMonitorsStillSeeThem() throws SQLException {
    try (InstalledDatabase database = InstalledDatabase.create();
        Connection migrator = database.migrator();
        Connection admin = database.database().connect()) {
      assertThat(Query.text(migrator, "select count(*) > 0 from pg_stat_activity")).isEqualTo("t");
      Query.run(admin, "set role pg_monitor");
      assertThat(Query.text(admin, "select count(*) > 0 from pg_stat_activity")).isEqualTo("t");
    }
  }
}
