package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.InsulaException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactlyOnceTest {
  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void prepare() throws SQLException {
    ground = new Ground();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void keepsNothingWhenTheServerEndsTheConnectionAndGoesOnWithTheNextRun() throws SQLException {
    ground.database.execute(
        "create schema test; create sequence test.once; grant usage on schema test to public;"
            + "grant all on sequence test.once to public;");
    MigrationTarget acme = ground.schemaTenant("acme");
    Map<String, String> files =
        Map.of(
            "V1__a.sql",
            "create table a (id int); insert into a values (1);",
            "V2__b.sql",
            "create table b (id int); do $$ begin if nextval('test.once') = 1 then perform"
                + " pg_terminate_backend(pg_backend_pid()); end if; end $$;"
                + " insert into a values (2);");
    Migrations migrations = Ground.tenantFiles(root, files);

    assertThatExceptionOfType(InsulaException.class)
        .isThrownBy(() -> ground.migrator().apply(acme, migrations))
        .withMessageContaining("tenant acme");
    assertThat(ground.column("select count(*) from insula.migration")).containsExactly("0");

    assertThat(ground.migrator().apply(acme, migrations).applied()).hasSize(2);
    assertThat(ground.column("select id from tenant_acme.a order by id")).containsExactly("1", "2");
  }

  @Test
  void replaysNothingTwiceWhenAReplayIsBrokenOff() {
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__a.sql",
                "create table a (id bigint generated always as identity primary key, n int);"
                    + "insert into a (n) values (1);",
                "V2__b.sql",
                "insert into a (n) values (2);"));
    MigrationTarget half = ground.rowTenant("half", 1);
    Migrator broken =
        new Migrator(
            ground,
            new io.insula.postgres.PostgresAdministration().protection(),
            place -> ground.rowTenants,
            (tenant, number, pid) -> {
              ground.database.execute("select pg_terminate_backend(" + pid + ")");
              return "";
            },
            MigrationSettings.DEFAULT);
    assertThatExceptionOfType(InsulaException.class).isThrownBy(() -> broken.apply(half, files));
    ground.migrator().apply(half, files);
    ground.migrator().apply(half, files);

    assertThat(ground.column("select n from public.a order by id")).containsExactly("1", "2");
  }

  @Test
  void givesUpWhenTheApplicationHoldsALockForTooLong() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    Map<String, String> first = Map.of("V1__a.sql", "create table a (id int);");
    ground.migrator().apply(acme, Ground.tenantFiles(root, first));
    Map<String, String> second = Map.of("V2__b.sql", "\nalter table a add b int;");
    Migrations migrations = Ground.tenantFiles(root, second);
    MigrationSettings hasty = MigrationSettings.DEFAULT.withLockTimeout(Duration.ofMillis(50));
    try (Connection application = ground.database.connect();
        Statement statement = application.createStatement()) {
      application.setAutoCommit(false);
      statement.execute("select * from tenant_acme.a");
      assertThatExceptionOfType(MigrationFailedException.class)
          .isThrownBy(() -> ground.migrator(hasty).apply(acme, migrations))
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("55P03"))
          .withMessageContaining("V2__b.sql line 2");
    }
    assertThat(ground.migrator(hasty).apply(acme, migrations).version()).isEqualTo("2");
  }

  @Test
  void losesPatienceWithSomebodyElseAtWork() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    Migrations migrations =
        Ground.tenantFiles(root, Map.of("V1__a.sql", "create table a (id int);"));
    try (Connection other = ground.database.connect();
        Statement statement = other.createStatement()) {
      statement.execute(
          "select pg_advisory_lock(hashtextextended('insula.migration/tenant_acme', 0))");
      assertThatExceptionOfType(InsulaException.class)
          .isThrownBy(
              () ->
                  ground
                      .migrator(MigrationSettings.DEFAULT.withPatience(Duration.ofMillis(30)))
                      .apply(acme, migrations))
          .withMessageContaining("somebody else");
    }
  }

  @Test
  void reportsStatusWithoutDoingAnything() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    Migrations migrations =
        Ground.tenantFiles(root, Map.of("V1__a.sql", "create table a (id int);"));
    assertThat(ground.migrator().status(acme, migrations))
        .isEqualTo(new MigrationStatus(acme, null, java.util.List.of("V1__a.sql")));
    ground.migrator().apply(acme, migrations);
    assertThat(ground.migrator().status(acme, migrations))
        .isEqualTo(new MigrationStatus(acme, "1", java.util.List.of()));
  }
}
