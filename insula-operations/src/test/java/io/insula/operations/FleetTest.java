package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.fleet.InvalidMigrationsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
  private static final String NOTE =
      "create table note (id bigint generated always as identity primary key, text text not null);";

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void createOneTenantOfEachIsolation() throws IOException {
    file("tenant/V1__note.sql", NOTE);
    file("shared/V1__country.sql", "create table country (code text primary key);");
    house = House.open(builder -> builder.migrations(folder));
    for (Isolation isolation : Isolation.values()) {
      house.tenants().create(NewTenant.of(isolation.label()).isolation(isolation));
    }
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aNewFileReachesEveryTenantAndTheCatalogNotesIt() throws Exception {
    file("tenant/V2__stars.sql", "alter table note add stars int not null default 5;");
    try (Insula again = reopened()) {
      FleetPlan plan = again.fleet().plan(MigrateOptions.DEFAULT, true);
      assertThat(plan.places())
          .hasSize(3)
          .allMatch(place -> place.files().equals(List.of("V2__stars.sql")))
          .allMatch(place -> place.sql().toString().contains("stars") || place.like() != null);
      assertThat(again.fleet().status().versions())
          .containsExactly(new FleetStatus.Version("1", 3, 0));
      assertThat(again.fleet().status().behind()).hasSize(3);

      List<String> heard = new ArrayList<>();
      FleetReport report =
          again.fleet().migrate((outcome, done, total) -> heard.add(done + "/" + total));
      assertThat(report.failures()).isEmpty();
      assertThat(report.outcomes()).hasSize(3);
      assertThat(heard).containsExactly("1/3", "2/3", "3/3");
      for (Isolation isolation : Isolation.values()) {
        TenantId id = TenantId.of(isolation.label());
        assertThat(again.tenants().get(id).schemaVersion()).isEqualTo("2");
        house.write(id, "works");
        assertThat(house.notes(id)).containsExactly("works");
      }
      assertThat(again.fleet().plan(MigrateOptions.DEFAULT, false).places()).isEmpty();
      assertThat(again.fleet().status().behind()).isEmpty();
      assertThat(again.fleet().status().versions())
          .containsExactly(new FleetStatus.Version("2", 3, 3));
    }
  }

  @Test
  void whatIsUpToDateIsNotEvenLookedAt() {
    assertThat(house.insula().fleet().migrate(FleetListener.NONE).outcomes()).hasSize(1);
    assertThat(house.insula().fleet().migrate(FleetListener.NONE).outcomes()).isEmpty();
    assertThat(
            house
                .insula()
                .fleet()
                .migrate(MigrateOptions.DEFAULT.verify(true), FleetListener.NONE)
                .outcomes())
        .as("--verify reads every ledger")
        .hasSize(3)
        .allMatch(outcome -> outcome.applied().isEmpty());
  }

  @Test
  void oneTenantsFailureIsItsOwn() throws IOException, SQLException {
    TenantId bad = TenantId.of("schema");
    house.write(bad, "twice");
    house.write(bad, "twice");
    file("tenant/V2__unique.sql", "create unique index on note (text);");
    try (Insula again = reopened()) {
      FleetReport report = again.fleet().migrate(FleetListener.NONE);
      assertThat(report.succeeded()).isFalse();
      assertThat(report.failures())
          .singleElement()
          .matches(outcome -> outcome.place().contains("tenant_schema"));
      assertThat(again.tenants().get(bad).schemaVersion()).isEqualTo("1");
      assertThat(again.tenants().get(TenantId.of("row")).schemaVersion()).isEqualTo("2");
      assertThat(again.fleet().migrate(TenantId.of("database")).succeeded()).isTrue();

      FleetStatus status = again.fleet().status();
      assertThat(status.failed())
          .singleElement()
          .satisfies(
              place -> {
                assertThat(place.tenant()).isEqualTo(bad);
                FleetStatus.Failure failure = place.failure();
                assertThat(failure).isNotNull();
                assertThat(failure.script()).isEqualTo("V2__unique.sql");
                assertThat(failure.line()).isEqualTo(1);
                assertThat(failure.statement()).startsWith("create unique index");
                assertThat(failure.sqlState()).isEqualTo("23505");
                assertThat(failure.message()).doesNotContain("twice");
                assertThat(failure.attempts()).isEqualTo(1);
              });
    }
  }

  @Test
  void aTargetLeavesNewerFilesForLater() throws IOException {
    file("tenant/V2__stars.sql", "alter table note add stars int;");
    file("tenant/V3__moons.sql", "alter table note add moons int;");
    try (Insula again = reopened()) {
      again.fleet().migrate(MigrateOptions.DEFAULT.target("2"), FleetListener.NONE);
      assertThat(again.tenants().get(TenantId.of("schema")).schemaVersion()).isEqualTo("2");
      again.fleet().migrate(FleetListener.NONE);
      assertThat(again.tenants().get(TenantId.of("schema")).schemaVersion()).isEqualTo("3");
    }
  }

  @Test
  void onlyTheSelectedTenantsAreMigrated() throws IOException {
    file("tenant/V2__stars.sql", "alter table note add stars int;");
    try (Insula again = reopened()) {
      MigrateOptions some =
          MigrateOptions.DEFAULT.selection(
              Selection.where(TenantFilter.all().isolation(Isolation.SCHEMA)));
      assertThat(again.fleet().migrate(some, FleetListener.NONE).outcomes()).hasSize(1);
      assertThat(again.tenants().get(TenantId.of("schema")).schemaVersion()).isEqualTo("2");
      assertThat(again.tenants().get(TenantId.of("database")).schemaVersion()).isEqualTo("1");
      MigrateOptions unknown =
          MigrateOptions.DEFAULT.selection(
              Selection.of(List.of(TenantId.of("nobody"), TenantId.of("no-one"))));
      assertThatThrownBy(() -> again.fleet().migrate(unknown, FleetListener.NONE))
          .hasMessageContaining("no-one, nobody");
    }
  }

  @Test
  void aWrongFileIsAnErrorBeforeAnythingStarts() throws IOException {
    file("tenant/V2__good.sql", "alter table note add stars int;");
    file("tenant/V3__bad.sql", "create index concurrently on note (text);");
    try (Insula again = reopened()) {
      assertThatThrownBy(() -> again.fleet().migrate(FleetListener.NONE))
          .isInstanceOf(InvalidMigrationsException.class)
          .hasMessageContaining("V3__bad.sql line 1")
          .hasMessageContaining("-- insula: no-transaction");
      assertThat(again.fleet().status().versions())
          .containsExactly(new FleetStatus.Version("1", 3, 0));
    }
  }

  @Test
  void theFirstFailureEndsTheRunIfAsked() throws IOException {
    for (int i = 0; i < 6; i++) {
      house.tenants().create(NewTenant.of("more-" + i).isolation(Isolation.SCHEMA));
    }
    file("tenant/V2__broken.sql", "select * from nothing_of_that_name;");
    try (Insula again = reopened()) {
      FleetReport report =
          again
              .fleet()
              .migrate(MigrateOptions.DEFAULT.jobs(1).stopOnError(true), FleetListener.NONE);
      assertThat(report.failures()).hasSize(9);
      assertThat(report.failures())
          .filteredOn(outcome -> String.valueOf(outcome.failure()).contains("Not begun"))
          .hasSize(8);
    }
  }

  @Test
  void aFileThatNoLongerFitsCanBeLeftOutForNewTenants() throws Exception {
    file(
        "tenant/V2__old.sql",
        "alter table note add old int; insert into note (text, old) values ('a', 1);");
    file("tenant/V3__new.sql", "alter table note drop column old;");
    NewTenant late = NewTenant.of("late").isolation(Isolation.ROW);
    try (Insula again = reopened()) {
      again.fleet().migrate(FleetListener.NONE);
      assertThatThrownBy(() -> again.tenants().create(late))
          .hasMessageContaining("V2__old.sql line 1")
          .hasMessageContaining("INSULA_NOT_REPLAYED");
    }
    try (Insula again =
        House.connect(house.database()).migrations(folder).notReplayed("V2__old.sql").open()) {
      again.tenants().create(late);
      assertThat(house.notes(TenantId.of("late"))).isEmpty();
      assertThat(house.notes(TenantId.of("row"))).containsExactly("a");
    }
  }

  private Insula reopened() {
    return House.connect(house.database()).migrations(folder).open();
  }

  private void file(String name, String sql) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }
}
