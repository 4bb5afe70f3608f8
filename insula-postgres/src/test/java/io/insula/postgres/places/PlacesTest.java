package io.insula.postgres.places;

import static io.insula.postgres.TestBinding.set;
import static io.insula.postgres.TestBinding.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.postgres.InstalledDatabase;
import io.insula.postgres.TestBinding;
import io.insula.postgres.TestEstate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final TenantId ACME = TenantId.of("acme");

  private final InstalledDatabase installed = InstalledDatabase.create();
  private final TestEstate estate = new TestEstate(installed);
  private final PostgresPlaces places = new PostgresPlaces();

  @AfterEach
  void close() {
    installed.close();
  }

  @Test
  void makesASchemaThatTheApplicationMayUseAndRemovesItWithItsLedger() throws SQLException {
    Placement place = place(ACME, Isolation.SCHEMA);
    assertThat(places.find(ACME, 1, place, estate)).isEmpty();
    places.create(1, place, estate);
    places.create(1, place, estate);
    execute(
        """
        set role insula_migrator;
        create table tenant_acme.t (a int);
        insert into insula.migration
          (schema_name, kind, version, description, script, checksum, millis)
          values ('tenant_acme', 'tenant', '1', 'first', 'V1__first.sql', 1, 1)""");
    assertThat(places.find(ACME, 1, place, estate))
        .containsExactly("schema \"tenant_acme\" with 1 tables");
    assertThat(places.remove(ACME, 1, place, estate))
        .containsExactly("schema \"tenant_acme\" with 1 tables", "1 entries of the ledger");
    assertThat(places.remove(ACME, 1, place, estate)).isEmpty();
    assertThat(places.find(ACME, 1, place, estate)).isEmpty();
  }

  @Test
  void makesADatabaseWithALoginOfItsOwn() throws SQLException {
    Placement place = place(ACME, Isolation.DATABASE);
    places.create(1, place, estate);
    places.create(1, place, estate);
    assertThat(places.find(ACME, 1, place, estate)).hasSize(2);
    try (Connection own = estate.connect(place.database(), place.role())) {
      set(own, TestBinding.of(own, "acme", 1).sealed());
      assertThat(value(own, "select insula.tenant()")).isEqualTo("acme");
      assertThat(value(own, "select has_database_privilege(current_database(), 'TEMP')"))
          .isEqualTo("f");
      assertThatThrownBy(() -> value(own, "select count(*) from insula.binding_key"))
          .hasMessageContaining("permission denied");
      assertThat(new io.insula.postgres.PostgresAdministration().faults(own, estate.settings()))
          .isEmpty();
    }
    assertThatThrownBy(() -> estate.connect(place.database(), RoleNames.DEFAULT.application()))
        .hasMessageContaining("permission denied for database");
    removesDatabase(place);
  }

  @Test
  void theMigratorMakesTablesInATenantsDatabaseAndActsAsItsRole() throws SQLException {
    Placement place = place(ACME, Isolation.DATABASE);
    places.create(1, place, estate);
    try (Connection migrator = estate.migrator("main", place.database());
        Statement statement = migrator.createStatement()) {
      statement.execute("create table public.t (a int)");
      statement.execute("create table shared.s (a int)");
      statement.execute("set role \"" + place.role() + "\"");
      statement.execute("select * from shared.s");
      assertThatThrownBy(() -> statement.execute("insert into shared.s values (1)"))
          .hasMessageContaining("permission denied");
    }
    removesDatabase(place);
  }

  @Test
  void removesADatabaseThatIsInUse() throws SQLException {
    Placement place = place(ACME, Isolation.DATABASE);
    places.create(1, place, estate);
    try (Connection own = estate.connect(place.database(), place.role());
        Connection migrator = estate.migrator("main", place.database())) {
      removesDatabase(place);
      assertThat(own.isValid(1)).isFalse();
      assertThat(migrator.isValid(1)).isFalse();
    }
  }

  @Test
  void finishesADatabaseThatWasBrokenOffAnywhere() throws SQLException {
    Placement place = place(ACME, Isolation.DATABASE);
    TenantRole role = new TenantRole(place.role(), new Mark(1), estate.settings());
    try (Connection migrator = installed.migrator()) {
      role.create(migrator);
      assertThat(places.find(ACME, 1, place, estate)).hasSize(1);
      execute(
          "create database \"%s\" owner insula_migrator template template0"
              .formatted(place.database()));
      places.create(1, place, estate);
      role.shutOut(migrator);
      execute("alter database \"%s\" allow_connections false".formatted(place.database()));
      places.create(1, place, estate);
      estate.connect(place.database(), place.role()).close();
      execute("drop database \"%s\"".formatted(place.database()));
      assertThat(places.remove(ACME, 1, place, estate))
          .containsExactly("role \"%s\"".formatted(place.role()));
    }
  }

  @Test
  void makesOrRemovesADatabaseWhoseDroppingWasBrokenOff() throws SQLException {
    Placement place = place(ACME, Isolation.DATABASE);
    for (int i = 0; i < 2; i++) {
      places.create(1, place, estate);
      execute(
          "update pg_database set datconnlimit = -2 where datname = '%s'"
              .formatted(place.database()));
    }
    removesDatabase(place);
  }

  @Test
  void aTenantsDatabaseHasTheEncodingOfTheSharedOne() throws SQLException {
    String home = installed.database().name() + "_latin";
    execute(
        "create database \"%s\" template template0 encoding latin1 locale 'C' owner insula_migrator"
            .formatted(home));
    Placement place = place(ACME, Isolation.DATABASE);
    try (Connection migrator = estate.migrator("main", home)) {
      new DatabasePlace(1, place, estate).create(migrator);
      assertThat(
              value(
                  migrator, "select encoding from pg_database where datname = ?", place.database()))
          .isEqualTo(value(migrator, "select encoding from pg_database where datname = ?", home));
    } finally {
      execute("drop database \"%s\" with (force)".formatted(home));
      places.remove(ACME, 1, place, estate);
    }
  }

  @Test
  void leavesAloneWhatItDidNotMake() throws SQLException {
    Placement schema = place(ACME, Isolation.SCHEMA);
    Placement database = place(ACME, Isolation.DATABASE);
    execute("create schema tenant_acme");
    execute("create role \"%s\"".formatted(database.role()));
    try {
      for (Placement place : List.of(schema, database)) {
        assertThatThrownBy(() -> places.create(1, place, estate))
            .isInstanceOf(InsulaException.class)
            .hasMessageContaining("did not make for tenant number 1");
        assertThatThrownBy(() -> places.remove(ACME, 1, place, estate))
            .isInstanceOf(InsulaException.class);
      }
    } finally {
      execute("drop role \"%s\"".formatted(database.role()));
    }
  }

  @Test
  void sixtyFourThreadsMakeDatabasesAtOnceAndTheSameTwice() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(64);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      int number = 1 + i / 2;
      TenantId tenant = TenantId.of("t" + i / 2);
      Isolation isolation = i % 4 < 2 ? Isolation.DATABASE : Isolation.SCHEMA;
      Callable<Void> work =
          () -> {
            places.create(number, place(tenant, isolation), estate);
            return null;
          };
      done.add(threads.submit(work));
    }
    for (Future<?> each : done) {
      each.get();
    }
    List<Future<?>> removed = new ArrayList<>();
    for (int i = 0; i < 32; i += 2) {
      int number = 1 + i;
      TenantId tenant = TenantId.of("t" + i);
      Placement place = place(tenant, Isolation.DATABASE);
      assertThat(places.find(tenant, number, place, estate)).hasSize(2);
      removed.add(threads.submit(() -> places.remove(tenant, number, place, estate)));
    }
    for (Future<?> each : removed) {
      each.get();
    }
    threads.shutdown();
  }

  @Test
  void deletesATenantsRowsWhateverTheForeignKeys() throws SQLException {
    execute(
        """
        set role insula_migrator;
        create table public.a (tenant_id text, id int primary key, b int);
        create table public.b (tenant_id text, id int primary key,
          a int references public.a on delete restrict, parent int references public.b);
        alter table public.a add foreign key (b) references public.b;
        create table public.p (tenant_id text, id int) partition by list (tenant_id);
        create table public.p1 partition of public.p default;
        create table public.untouched (id int);
        alter table public.a enable row level security;
        alter table public.a force row level security;
        create policy everybody on public.a to insula_app, insula_migrator using (true);
        create policy own on public.a as restrictive to insula_app
          using (tenant_id = (select insula.tenant()));
        insert into public.a values ('acme', 1, null), ('other', 2, null);
        insert into public.b values ('acme', 1, 1, 1), ('other', 2, 2, 2);
        update public.a set b = id;
        insert into public.p values ('acme', 1), ('acme', 2), ('other', 3);
        insert into public.untouched values (1)""");
    Placement place = place(ACME, Isolation.ROW);
    places.create(1, place, estate);
    assertThat(places.find(ACME, 1, place, estate)).hasSize(3);
    assertThat(places.remove(ACME, 1, place, estate))
        .containsExactly("1 rows of table \"a\"", "1 rows of table \"b\"", "2 rows of table \"p\"");
    assertThat(places.find(ACME, 1, place, estate)).isEmpty();
    assertThat(places.remove(ACME, 1, place, estate)).isEmpty();
    assertThat(places.find(TenantId.of("other"), 2, place, estate)).hasSize(3);
  }

  private void removesDatabase(Placement place) throws SQLException {
    assertThat(places.remove(ACME, 1, place, estate))
        .containsExactly(
            "database \"%s\"".formatted(place.database()), "role \"%s\"".formatted(place.role()));
    assertThat(places.remove(ACME, 1, place, estate)).isEmpty();
    assertThat(places.find(ACME, 1, place, estate)).isEmpty();
  }

  private Placement place(TenantId tenant, Isolation isolation) {
    return places.place(
        tenant,
        isolation,
        new PlaceSettings(
            "main",
            installed.database().name(),
            InstallSettings.ROW_SCHEMA,
            PlaceSettings.SCHEMA_TEMPLATE,
            PlaceSettings.DATABASE_TEMPLATE,
            RoleNames.DEFAULT));
  }

  private void execute(String sql) {
    installed.database().execute(sql);
  }
}
