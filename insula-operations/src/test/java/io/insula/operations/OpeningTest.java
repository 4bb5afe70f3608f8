package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallStep;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private static final TestServer SERVER = TestServer.shared();
  private static TestDatabase database;

  @BeforeAll
  static void install() {
    database = House.install();
  }

  @AfterAll
  static void drop() {
    House.demolish(database);
  }

  @Test
  void anotherSecretIsFoundAtOnce() {
    Secret other = Secret.generate();
    assertThatThrownBy(() -> House.connect(database).secret(other).open())
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("secret")
        .hasMessageNotContaining(other.encoded());
  }

  @Test
  void aCatalogOfAnOlderVersionIsFoundAtOnceAndBroughtAlongByInstallingAgain() {
    TestDatabase older = House.install();
    try {
      older.execute(
          """
          drop table insula.audit_entry, insula.audit_head, insula.audit_checkpoint cascade;
          drop function insula.audit_lock, insula.audit_known, insula.audit_append,
            insula.audit_writer, insula.audit_months cascade;
          delete from insula.catalog_version where version = 4;
          """);
      assertThatThrownBy(() -> House.connect(older).open())
          .isInstanceOf(UnfitException.class)
          .hasMessageContaining("older Insula")
          .hasMessageContaining("insula init");

      Insula.install(older.url(), SERVER.user(), SERVER.password()).secret(House.SECRET).run();
      House.connect(older).open().close();
    } finally {
      House.demolish(older);
    }
  }

  @Test
  void anotherKeyIsFoundAtOnceAlthoughTheLoginIsRight() {
    Credentials login = new Credentials("insula_app", House.SECRET.password("insula_app"));
    assertThatThrownBy(
            () -> House.connect(database).secret(Secret.generate()).application(login).open())
        .isInstanceOf(UnfitException.class);
  }

  @Test
  void aSuperuserMayNotDoApplicationWork() {
    Credentials superuser = new Credentials(SERVER.user(), SERVER.password());
    assertThatThrownBy(() -> House.connect(database).application(superuser).open())
        .isInstanceOf(UnfitException.class)
        .hasMessageContaining("superuser");
  }

  @Test
  void theMigratorMayNotDoApplicationWork() {
    Credentials migrator =
        new Credentials("insula_migrator", House.SECRET.password("insula_migrator"));
    assertThatThrownBy(() -> House.connect(database).application(migrator).open())
        .isInstanceOf(UnfitException.class);
  }

  @Test
  void everythingThatIsMissingIsReportedAtOnce() {
    assertThatThrownBy(
            () -> Insula.connect("jdbc:postgresql://localhost/x").schemaTemplate("t").open())
        .isInstanceOf(UnfitException.class)
        .hasMessageContaining("secret")
        .hasMessageContaining("{id}");
  }

  @Test
  void anAddressOfAnUnknownDatabaseIsRefusedWithoutItsPassword() {
    assertThatThrownBy(
            () -> Insula.connect("jdbc:oracle:thin:scott/tiger@x").secret(House.SECRET).open())
        .hasMessageContaining("jdbc:oracle:")
        .hasMessageNotContaining("tiger");
  }

  @Test
  void aDatabaseWithoutInsulaIsRefusedAndSaysWhatToDo() {
    try (TestDatabase empty = SERVER.create()) {
      assertThatThrownBy(() -> House.connect(empty).open())
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("insula init");
    }
  }

  @Test
  void withoutTheMigratorsLoginTenantsCannotBeCreated() {
    try (Insula insula = House.connect(database).withoutMigrator().open()) {
      assertThatThrownBy(() -> insula.tenants().create(NewTenant.of("acme")))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("migrator");
    }
  }

  @Test
  void withoutTheMigratorsLoginTenantsAreFoundAndRouted() throws SQLException {
    try (Insula full = House.connect(database).open()) {
      full.tenants().create(NewTenant.of("routed"));
    }
    TenantId id = TenantId.of("routed");
    try (Insula insula = House.connect(database).withoutMigrator().open()) {
      assertThat(insula.tenants().find(id)).isPresent();
      assertThat(insula.tenants().find(TenantId.of("nobody"))).isEmpty();
      assertThat(TenantContext.with(id, () -> count(insula.dataSource()))).isZero();
    }
  }

  private static int count(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from note")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void aMigratorWhoCannotLogInIsNamedAtOnce() {
    Credentials wrong = new Credentials("nobody_known", "not to be shown");
    try (Insula insula = House.connect(database).migrator(wrong).open()) {
      assertThatThrownBy(() -> insula.tenants().create(NewTenant.of("acme")))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("nobody_known")
          .hasMessageNotContaining("not to be shown");
    }
  }

  @Test
  void installingAgainFindsEverythingPresent() {
    List<InstallStep> steps =
        Insula.install(database.url(), SERVER.user(), SERVER.password())
            .secret(House.SECRET)
            .dryRun()
            .run();
    assertThat(steps)
        .isNotEmpty()
        .allMatch(step -> step.outcome() == InstallStep.Outcome.PRESENT, "is present");
  }

  @Test
  void aDryRunChangesNothing() {
    try (TestDatabase empty = SERVER.create()) {
      List<InstallStep> steps =
          Insula.install(empty.url(), SERVER.user(), SERVER.password())
              .secret(House.SECRET)
              .dryRun()
              .run();
      assertThat(steps).anyMatch(step -> step.outcome() == InstallStep.Outcome.PLANNED);
      assertThat(empty.column("select nspname from pg_namespace where nspname = 'insula'"))
          .isEmpty();
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    Insula insula = House.connect(database).open();
    insula.close();
    insula.close();
    assertThatThrownBy(() -> insula.dataSource().getConnection()).isNotNull();
  }
}
