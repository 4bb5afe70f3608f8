package io.insula.postgres.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.jdbc.spi.InstallStep.Outcome;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.postgres.PostgresAdministration;
import io.insula.postgres.TestBinding;
import io.insula.postgres.TestEstate;
import io.insula.postgres.TestSecret;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  @Test
  void proofAndPoolerCanBeSwitchedLater() throws SQLException {
    install(plain(settings));
    assertThat(changed(install(settings)))
        .containsExactly(
            "function insula.tenant(), with proof", "function insula.tenant_number(), with proof");
    assertThat(changed(install(pooled(settings)))).containsExactly("key, with a pooler");
    assertThat(database.column("select pooled from insula.binding_key")).containsExactly("t");
    assertThat(changed(install(settings))).containsExactly("key");
    assertThat(database.column("select pooled from insula.binding_key")).containsExactly("f");
  }

  @Test
  void withoutProofAMalformedBindingIsStillRefused() throws SQLException {
    install(plain(settings));
    try (Connection app = database.connect("insula_app", settings.password("insula_app"))) {
      TestBinding.set(app, TestBinding.of(app, "acme", 42).plain());
      assertThat(TestBinding.value(app, "select insula.tenant()")).isEqualTo("acme");
      assertThat(TestBinding.value(app, "select insula.tenant_number()")).isEqualTo("42");
      TestBinding.set(app, "acme:x1:");
      assertThatThrownBy(() -> TestBinding.value(app, "select insula.tenant_number()"))
          .hasMessageContaining("malformed");
    }
  }

  @Test
  void mendsARoleThatWasChanged() throws SQLException {
    install(settings);
    database.execute("alter role insula_app createrole bypassrls inherit password 'other'");
    assertThat(changed(install(settings)))
        .containsExactly("role insula_app", "password of insula_app");
    assertThat(changed(install(settings))).isEmpty();
  }

  @Test
  void namesAllFaultsOfAnAdministratorAtOnce() throws SQLException {
    database.execute("create role nobody_special login password 'x'");
    try (Connection nobody = database.connect("nobody_special", "x")) {
      assertThatThrownBy(() -> new PostgresAdministration().install(nobody, settings))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("alter role nobody_special createrole")
          .hasMessageContaining("alter role nobody_special createdb")
          .hasMessageContaining("owner to nobody_special");
    } finally {
      database.execute("drop role nobody_special");
    }
  }

  @Test
  void anAdministratorWhoIsNoSuperuserCanInstallAndMakePlaces() throws SQLException {
    RoleNames roles = RoleNames.withPrefix("lesser");
    database.execute(
        "create role lesser login createrole createdb password 'x'; alter database \"%s\" owner to lesser"
            .formatted(database.name()));
    InstallSettings lesser =
        new InstallSettings(roles, TestSecret.SECRET, Map.of(), true, "app", "common", false);
    try (Connection admin = database.connect("lesser", "x")) {
      PostgresAdministration postgres = new PostgresAdministration();
      assertThat(changed(postgres.install(admin, lesser))).isNotEmpty();
      assertThat(changed(postgres.install(admin, lesser))).isEmpty();
      TestEstate estate = new TestEstate(database, lesser);
      for (Isolation isolation : List.of(Isolation.SCHEMA, Isolation.DATABASE)) {
        TenantId acme = TenantId.of("acme");
        Placement place =
            postgres
                .places()
                .place(
                    acme,
                    isolation,
                    new PlaceSettings(
                        "main", database.name(), "app", "t_{id}", "lesser_{id}", roles));
        postgres.places().create(1, place, estate);
        try (Connection own = estate.connect(place.database(), place.role())) {
          assertThat(postgres.faults(own, lesser)).isEmpty();
        }
        assertThat(postgres.places().remove(acme, 1, place, estate)).isNotEmpty();
      }
    } finally {
      database.execute(
          """
          reassign owned by lesser, lesser_owner, lesser_migrator, lesser_app to current_user;
          drop owned by lesser_migrator;
          drop owned by lesser_app;
          drop owned by lesser_owner;
          drop owned by lesser;
          drop role lesser_app, lesser_migrator, lesser_owner, lesser""");
    }
  }

  @Test
  void installationsInSeveralDatabasesAtOnceDoNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<TestDatabase> databases = new ArrayList<>();
    List<Future<List<InstallStep>>> done = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      TestDatabase each = i % 2 == 0 ? TestServer.shared().create() : databases.get(i / 2);
      databases.add(each);
      done.add(
          threads.submit(
              () -> {
                try (Connection admin = each.connect()) {
                  return new PostgresAdministration().install(admin, settings);
                }
              }));
    }
    for (Future<List<InstallStep>> each : done) {
      assertThat(each.get()).isNotEmpty();
    }
    threads.shutdown();
    databases.stream().distinct().forEach(TestDatabase::close);
  }

  @Test
  void closesThePublicSchemaAlsoWhenRowsLiveElsewhere() throws SQLException {
    database.execute("grant create on schema public to public");
    install(
        new InstallSettings(
            settings.roles(), settings.secret(), Map.of(), true, "rows", "shared", false));
    try (Connection app = database.connect("insula_app", settings.password("insula_app"))) {
      assertThat(new PostgresAdministration().faults(app, settings)).isEmpty();
    }
  }

  private static List<String> changed(List<InstallStep> steps) {
    return steps.stream()
        .filter(step -> step.outcome() == Outcome.DONE)
        .map(InstallStep::title)
        .toList();
  }

  private static InstallSettings plain(InstallSettings s) {
    return new InstallSettings(
        s.roles(), s.secret(), s.passwords(), false, s.rowSchema(), s.sharedSchema(), false);
  }

  private static InstallSettings pooled(InstallSettings s) {
    return new InstallSettings(
        s.roles(), s.secret(), s.passwords(), true, s.rowSchema(), s.sharedSchema(), false, true);
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
