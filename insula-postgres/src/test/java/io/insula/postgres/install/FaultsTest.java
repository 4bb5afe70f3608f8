package io.insula.postgres.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.InstalledDatabase;
import io.insula.postgres.PostgresAdministration;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final InstalledDatabase installed = InstalledDatabase.create();

  @AfterEach
  void close() {
    installed.close();
  }

  @Test
  void theApplicationsRoleHasNone() throws SQLException {
    try (Connection app = installed.application()) {
      assertThat(faults(app)).isEmpty();
      assertThat(app.getAutoCommit()).isTrue();
    }
  }

  @Test
  void aSuperuserIsUnfit() throws SQLException {
    try (Connection admin = installed.database().connect()) {
      assertThat(faults(admin))
          .anySatisfy(f -> assertThat(f).contains("is a superuser", "connect as insula_app"));
    }
  }

  @Test
  void theMigratorIsUnfit() throws SQLException {
    try (Connection migrator = installed.migrator()) {
      assertThat(faults(migrator))
          .anySatisfy(f -> assertThat(f).contains("connected as insula_migrator"))
          .anySatisfy(f -> assertThat(f).contains("may act as insula_owner"));
    }
  }

  @Test
  void eachUnfitThingIsNamedWithItsFix() throws SQLException {
    installed
        .database()
        .execute(
            """
            create role unfit login bypassrls password 'x';
            grant insula_owner, pg_read_all_data to unfit;
            grant temporary on database "%s" to unfit;
            grant usage, create on schema public to unfit;
            grant usage on schema insula to unfit;
            grant execute on function insula.tenant() to unfit;
            create table public.theirs (a int);
            alter table public.theirs owner to unfit"""
                .formatted(installed.database().name()));
    try (Connection unfit = installed.database().connect("unfit", "x")) {
      assertThat(faults(unfit))
          .anySatisfy(f -> assertThat(f).contains("alter role \"unfit\" nobypassrls"))
          .anySatisfy(f -> assertThat(f).contains("revoke \"insula_owner\" from \"unfit\""))
          .anySatisfy(f -> assertThat(f).contains("revoke \"pg_read_all_data\""))
          .anySatisfy(f -> assertThat(f).contains("owns tables (theirs)"))
          .anySatisfy(f -> assertThat(f).contains("revoke temporary on database"))
          .anySatisfy(f -> assertThat(f).contains("revoke create on schema"))
          .hasSize(6);
    } finally {
      installed.database().execute("drop owned by unfit; drop role unfit");
    }
  }

  @Test
  void anotherSecretIsFoundAtOnce() throws SQLException {
    try (Connection app = installed.application()) {
      assertThat(administration().faults(app, InstallSettings.of(Secret.generate())))
          .singleElement()
          .asString()
          .contains("refuses a binding", "give the secret");
    }
  }

  @Test
  void proofMustBeMeantByBothSides() throws SQLException {
    InstallSettings s = installed.settings();
    InstallSettings plain =
        new InstallSettings(
            s.roles(), s.secret(), Map.of(), false, s.rowSchema(), s.sharedSchema(), false);
    try (Connection app = installed.application()) {
      assertThat(administration().faults(app, plain))
          .singleElement()
          .asString()
          .contains("wants proof");
      try (Connection admin = installed.database().connect()) {
        administration().install(admin, plain);
      }
      assertThat(administration().faults(app, plain)).isEmpty();
      assertThat(faults(app)).singleElement().asString().contains("prepared without proof");
    }
  }

  @Test
  void aDatabaseThatWasNeverPreparedIsNamed() throws SQLException {
    try (TestDatabase empty = TestServer.shared().create();
        Connection app = empty.connect("insula_app", installed.settings().password("insula_app"))) {
      assertThat(faults(app)).anySatisfy(f -> assertThat(f).contains("insula init"));
    }
  }

  private List<String> faults(Connection connection) throws SQLException {
    return administration().faults(connection, installed.settings());
  }

  private static PostgresAdministration administration() {
    return new PostgresAdministration();
  }
}
