package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantId;
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
    try (Insula again = House.connect(house.database()).migrations(folder).open()) {
      assertThat(again.fleet().plan())
          .hasSize(3)
          .allMatch(pending -> pending.files().equals(List.of("V2__stars.sql")))
          .allMatch(pending -> pending.sql().toString().contains("stars"));
      assertThat(again.fleet().status())
          .allMatch(status -> status.version().equals("1") && status.pending() == 1);
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
      assertThat(again.fleet().plan()).isEmpty();
    }
  }

  @Test
  void oneTenantsFailureIsItsOwn() throws IOException, SQLException {
    TenantId bad = TenantId.of("schema");
    house.write(bad, "twice");
    house.write(bad, "twice");
    file("tenant/V2__unique.sql", "create unique index on note (text);");
    try (Insula again = House.connect(house.database()).migrations(folder).open()) {
      FleetReport report = again.fleet().migrate(FleetListener.NONE);
      assertThat(report.succeeded()).isFalse();
      assertThat(report.failures())
          .singleElement()
          .matches(outcome -> outcome.place().contains("tenant_schema"));
      assertThat(again.tenants().get(bad).schemaVersion()).isEqualTo("1");
      assertThat(again.tenants().get(TenantId.of("row")).schemaVersion()).isEqualTo("2");
      assertThat(again.fleet().migrate(TenantId.of("database")).succeeded()).isTrue();
    }
  }

  private void file(String name, String sql) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }
}
