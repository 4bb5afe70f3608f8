package io.insula.postgres.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.jdbc.spi.InstallStep.Outcome;
import io.insula.postgres.PostgresAdministration;
import io.insula.postgres.TestSecret;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstallationTest {
  private final InstallSettings settings = InstallSettings.of(TestSecret.SECRET);
  private final TestDatabase database = TestServer.shared().create();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aSecondRunFindsEverythingPresentAndChangesNothing() throws SQLException {
    install(settings);
    List<String> before = fingerprint();
    assertThat(install(settings))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.outcome()).as(step.title()).isEqualTo(Outcome.PRESENT));
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void aDryRunChangesNothingAndShowsNoSecret() throws SQLException {
    List<String> before = fingerprint();
    List<InstallStep> steps = install(dry(settings));
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(steps)
        .filteredOn(s -> s.title().contains("insula.tenant()"))
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.outcome()).isEqualTo(Outcome.PLANNED));
    assertThat(steps.toString()).doesNotContain("SCRAM-SHA-256", settings.password("insula_app"));
  }

  @Test
  void anotherSecretIsRefusedAndNothingChanges() throws SQLException {
    install(settings);
    List<String> before = fingerprint();
    assertThatThrownBy(() -> install(InstallSettings.of(Secret.generate())))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("another secret");
    assertThat(fingerprint()).isEqualTo(before);
  }

  private List<InstallStep> install(InstallSettings how) throws SQLException {
    try (Connection admin = database.connect()) {
      return new PostgresAdministration().install(admin, how);
    }
  }

  private static InstallSettings dry(InstallSettings s) {
    return new InstallSettings(
        s.roles(), s.secret(), s.passwords(), s.proof(), s.rowSchema(), s.sharedSchema(), true);
  }

  /**
   * Every row of the catalogs that an installation writes to, with the transaction that wrote it.
   */
  private List<String> fingerprint() {
    return database.column(
        """
        select 'role ' || xmin || rolname from pg_authid where rolname ~ '^insula'
        union all select 'member ' || xmin || roleid::regrole || member::regrole
          from pg_auth_members where member::regrole::text ~ '^insula'
        union all select 'class ' || xmin || oid::regclass from pg_class
        union all select 'function ' || xmin || oid::regprocedure from pg_proc
        union all select 'schema ' || xmin || nspname from pg_namespace
        union all select 'default ' || xmin || oid from pg_default_acl
        union all select 'database ' || xmin || datname from pg_database
         where datname = current_database()
        order by 1""");
  }
}
