package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.operations.ReadyPool.FillListener;
import io.insula.operations.ReadyPool.FillReport;
import io.insula.operations.ReadyPool.Stock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock when the migration files change. */
class ReadyPoolMigrationTest {
  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void keepThree() throws IOException {
    file(
        "V1__note.sql",
        "create table note (id bigint generated always as identity primary key, text text);");
    house = House.open(b -> b.withoutRefill().migrations(folder));
    house.insula().readyPool().keep(Isolation.SCHEMA, 3);
    assertThat(fill(house.insula()).made()).isEqualTo(3);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aMigrationBringsTheStockAlong() throws Exception {
    file("V2__stars.sql", "alter table note add stars int not null default 5;");
    try (Insula newer = newer()) {
      assertThat(stock(newer).behind()).isEqualTo(3);
      assertThat(newer.fleet().migrate(FleetListener.NONE).failures()).isEmpty();
      assertThat(stock(newer).behind()).isZero();
      Tenant tenant = create(newer, "acme");
      assertThat(tenant.schemaVersion()).isEqualTo("2");
      assertThat(steps()).containsExactly("CLAIM");
      house.write(tenant.id(), "works");
    }
  }

  @Test
  void aPlaceThatIsUpToDateIsTakenBeforeOneThatIsNot() throws IOException {
    file("V2__stars.sql", "alter table note add stars int not null default 5;");
    try (Insula newer = newer()) {
      newer.readyPool().keep(Isolation.SCHEMA, 4);
      assertThat(fill(newer).made()).isEqualTo(1);
      assertThat(stock(newer).behind()).isEqualTo(3);
      assertThat(create(newer, "acme").schemaVersion()).isEqualTo("2");
      assertThat(steps()).containsExactly("CLAIM");
      assertThat(List.of(stock(newer).behind(), stock(newer).ready())).containsExactly(3, 3);
    }
  }

  @Test
  void aPlaceThatIsBehindIsBroughtUpWithinTheSignUp() throws Exception {
    file("V2__stars.sql", "alter table note add stars int not null default 5;");
    try (Insula newer = newer()) {
      Tenant tenant = create(newer, "acme");
      assertThat(tenant.schemaVersion()).isEqualTo("2");
      assertThat(tenant.placement().schema()).isEqualTo("tenant_ready_" + tenant.number());
      assertThat(steps()).containsExactly("OPEN");
      house.write(tenant.id(), "works");
      assertThat(
              house.database().column("select stars from " + tenant.placement().schema() + ".note"))
          .containsExactly("5");
      assertThat(stock(newer).claims()).isEqualTo(1);
      assertThat(newer.doctor().examine()).isEmpty();
    }
  }

  @Test
  void aPlaceThatCannotBeBroughtUpLeavesNoTenant() throws IOException {
    file("V2__wrong.sql", "select 1 / 0;");
    try (Insula newer = newer()) {
      assertThatThrownBy(() -> create(newer, "acme"))
          .isInstanceOf(ProvisioningException.class)
          .hasMessageContaining("V2__wrong.sql");
      assertThat(newer.tenants().find(TenantId.of("acme"))).isEmpty();
      assertThat(stock(newer).ready()).isEqualTo(2);
      assertThat(house.leftovers(TenantId.of("ready_"))).hasSize(2);
    }
  }

  @Test
  void whatCouldNotBeMadeIsMadeOnceTheFileIsMended() throws IOException {
    file("V2__wrong.sql", "select 1 / 0;");
    try (Insula newer = newer()) {
      newer.readyPool().keep(Isolation.SCHEMA, 20);
      FillReport report = fill(newer);
      assertThat(report.made()).isZero();
      assertThat(report.failures())
          .hasSizeBetween(Filling.PATIENCE, Filling.PATIENCE + OpenReadyPool.WORKERS)
          .allMatch(failure -> failure.getMessage().contains("V2__wrong.sql"));
      assertThat(stock(newer).unfinished()).isEqualTo(report.failures().size());
    }
    file("V2__wrong.sql", "select 1;");
    try (Insula newer = newer()) {
      assertThat(fill(newer).made()).isEqualTo(17);
      Stock stock = stock(newer);
      assertThat(List.of(stock.ready(), stock.unfinished(), stock.behind()))
          .containsExactly(20, 0, 3);
      assertThat(house.leftovers(TenantId.of("ready_"))).hasSize(20);
    }
  }

  private static Tenant create(Insula insula, String id) {
    return insula.tenants().create(NewTenant.of(id).isolation(Isolation.SCHEMA));
  }

  private static FillReport fill(Insula insula) {
    return insula.readyPool().fill(FillListener.NONE);
  }

  private static Stock stock(Insula insula) {
    return insula.readyPool().status().get(0);
  }

  private List<String> steps() {
    return house.database().column("select step from insula.operation where state = 'done'");
  }

  private Insula newer() {
    return House.connect(house.database()).withoutRefill().migrations(folder).open();
  }

  private void file(String name, String sql) throws IOException {
    Files.createDirectories(folder.resolve("tenant"));
    Files.createDirectories(folder.resolve("shared"));
    Files.writeString(folder.resolve("tenant").resolve(name), sql);
  }
}
