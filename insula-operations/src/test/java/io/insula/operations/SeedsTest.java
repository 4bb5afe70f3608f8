package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.TenantUnavailableException;
import io.insula.fleet.InvalidMigrationsException;
import io.insula.fleet.SeedFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsTest {
  private static final String NOTE =
      "create table note (id bigint generated always as identity primary key,"
          + " text text not null unique);";

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void createTwoTenantsOfEachIsolation() throws IOException {
    file("tenant/V1__note.sql", NOTE);
    house = House.open(builder -> builder.migrations(folder));
    for (Isolation isolation : Isolation.values()) {
      for (String plan : List.of("free", "pro")) {
        String id = isolation.label() + "-" + plan;
        house.tenants().create(NewTenant.of(id).isolation(isolation).plan(plan));
      }
    }
  }

  @AfterEach
  void close() {
    house.close();
  }

  private SeedReport seed(Selection selection, SeedSource source) {
    return house.insula().fleet().seeds().run(selection, source, 3, SeedListener.NONE);
  }

  private List<String> notes(String tenant) throws Exception {
    return house.notes(TenantId.of(tenant));
  }

  @Test
  void everyTenantGetsItsOwnRowsInTheOrderOfTheFilesNames() throws Exception {
    file("seed/20_more.sql", "insert into note (text) select text || '!' from note;");
    file(
        "seed/10_first.sql",
        "-- for ${insula:tenant}\ninsert into note (text) values ('of ${insula:tenant}; by"
            + " ${insula:role}') on conflict (text) do nothing;\nselect count(*) from note;");
    file("seed/demo/30_not_this.sql", "insert into note (text) values ('demo');");
    List<String> heard = new ArrayList<>();
    SeedReport report =
        house
            .insula()
            .fleet()
            .seeds()
            .run(
                Selection.all(),
                SeedSource.standard(),
                3,
                (outcome, done, total) -> heard.add(done + "/" + total));

    assertThat(report.failures()).isEmpty();
    assertThat(report.files()).containsExactly("10_first.sql", "20_more.sql");
    assertThat(report.outcomes()).hasSize(6);
    assertThat(heard).containsExactly("1/6", "2/6", "3/6", "4/6", "5/6", "6/6");
    for (SeedReport.Outcome outcome : report.outcomes()) {
      String own =
          "of "
              + outcome.tenant()
              + "; by "
              + house.tenants().get(outcome.tenant()).placement().role();
      assertThat(house.notes(outcome.tenant())).containsExactly(own, own + "!");
    }
  }

  @Test
  void aFileThatAllowsForItCanRunAgain() throws Exception {
    file("seed/a.sql", "insert into note (text) values ('once') on conflict (text) do nothing;");
    for (int i = 0; i < 2; i++) {
      assertThat(seed(Selection.all(), SeedSource.standard()).succeeded()).isTrue();
    }
    for (Isolation isolation : Isolation.values()) {
      assertThat(notes(isolation.label() + "-pro")).containsExactly("once");
    }
  }

  @Test
  void aPresetOrFilesReachOnlyThoseWhoAreMeant() throws Exception {
    file("seed/demo/a.sql", "insert into note (text) values ('demo');");
    Path extra = file("elsewhere/x.sql", "insert into note (text) values ('extra');");
    seed(Selection.where(TenantFilter.all().plan("pro")), SeedSource.preset("demo"));
    SeedReport report =
        seed(Selection.of(List.of(TenantId.of("row-free"))), SeedSource.files(List.of(extra)));

    assertThat(report.files()).containsExactly(extra.toString());
    for (Isolation isolation : Isolation.values()) {
      assertThat(notes(isolation.label() + "-pro")).containsExactly("demo");
    }
    assertThat(notes("row-free")).containsExactly("extra");
    assertThat(notes("schema-free")).isEmpty();
  }

  @Test
  void oneTenantsFailureIsItsOwnAndKeepsNothing() throws Exception {
    house.write(TenantId.of("row-free"), "taken by row");
    house.write(TenantId.of("schema-free"), "taken by schema");
    file("seed/1.sql", "insert into note (text) values ('kept?');");
    file(
        "seed/2.sql",
        "-- two\n\ninsert into note (text) values ('taken by row');\n"
            + "insert into note (text)\n values ('taken by schema');");
    SeedReport report = seed(Selection.all(), SeedSource.standard());

    assertThat(report.failures())
        .extracting(outcome -> outcome.tenant().value())
        .containsExactlyInAnyOrder("row-free", "schema-free");
    for (SeedReport.Outcome outcome : report.failures()) {
      boolean row = outcome.tenant().value().startsWith("row");
      assertThat(outcome.failure())
          .isInstanceOf(SeedFailedException.class)
          .hasMessageContaining(
              "Tenant \"" + outcome.tenant() + "\": 2.sql line " + (row ? 3 : 4) + " failed at ")
          .hasMessageContaining("[SQLSTATE 23505]")
          .hasMessageNotContaining("taken by");
      assertThat(house.notes(outcome.tenant())).hasSize(1).first().asString().startsWith("taken");
    }
    assertThat(notes("database-pro")).hasSize(3);
  }

  @Test
  void anErrorInTheFirstStatementHasItsLineToo() throws Exception {
    file("seed/1.sql", "-- one\ninsert into note\n  (text, wrong)\n values ('x', 1);");
    for (SeedReport.Outcome outcome : seed(Selection.all(), SeedSource.standard()).failures()) {
      assertThat(outcome.failure()).hasMessageContaining("1.sql line 3 failed");
    }
  }

  @Test
  void definitionsAreRefusedBeforeAnythingRuns() throws Exception {
    file("seed/1.sql", "insert into note (text) values ('x');");
    file(
        "seed/2.sql",
        """
        create table t (a int);
        truncate note;
        set search_path = public;
        set local statement_timeout = '1min';
        commit;
        copy note from stdin;
        insert into note (text) values ('${missing}');
        """);
    file("seed/3.sql", "-- insula: no-transaction\nselect '${missing}';");
    InvalidMigrationsException failure =
        catchThrowableOfType(
            InvalidMigrationsException.class, () -> seed(Selection.all(), SeedSource.standard()));
    assertThat(failure.faults()).hasSize(2);
    assertThat(failure).hasMessageContaining("2.sql").hasMessageContaining("${missing}");

    file("seed/2.sql", Files.readString(folder.resolve("seed/2.sql")).replace("${missing}", "y"));
    file("seed/3.sql", "-- insula: retries 3\nselect 1;");
    failure =
        catchThrowableOfType(
            InvalidMigrationsException.class, () -> seed(Selection.all(), SeedSource.standard()));
    assertThat(failure.faults())
        .hasSize(6)
        .first()
        .asString()
        .contains("2.sql line 1 (create table t (a int)): seeds change rows, as the application");
    assertThat(notes("row-pro")).isEmpty();
  }

  @Test
  void leavesClosedTenantsAloneUnlessTheyAreNamed() throws Exception {
    file("seed/1.sql", "insert into note (text) values ('x');");
    TenantId closed = TenantId.of("schema-free");
    house.tenants().suspend(closed, "unpaid");
    SeedReport all = seed(Selection.all(), SeedSource.standard());
    assertThat(all.succeeded()).isTrue();
    assertThat(all.closed()).containsExactly(closed);

    SeedReport named = seed(Selection.of(List.of(closed)), SeedSource.standard());
    assertThat(named.failures())
        .singleElement()
        .satisfies(o -> assertThat(o.failure()).isInstanceOf(TenantUnavailableException.class));
  }

  @Test
  void saysWhereItLookedForFiles() {
    InsulaException failure =
        catchThrowableOfType(
            InsulaException.class, () -> seed(Selection.all(), SeedSource.preset("none")));
    assertThat(failure).hasMessageContaining("seed/none");
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> SeedSource.preset("../tenant")))
        .isNotNull();
  }

  private Path file(String name, String sql) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, sql);
  }
}
