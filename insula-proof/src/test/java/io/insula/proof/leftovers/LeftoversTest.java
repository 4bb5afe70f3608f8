package io.insula.proof.leftovers;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.proof.ProofHouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeftoversTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId GLOBEX = TenantId.of("globex");

  private static ProofHouse open(Isolation isolation) throws SQLException {
    ProofHouse house = ProofHouse.open(isolation, "classpath:notes", "acme", "globex");
    write(house, ACME);
    write(house, GLOBEX);
    return house;
  }

  private static void write(ProofHouse house, TenantId tenant) throws SQLException {
    TenantContext.<SQLException>use(
        tenant,
        () -> {
          try (Connection connection = house.insula().dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute("insert into author (name) values ('Ann')");
          }
        });
  }

  private static void purge(ProofHouse house, TenantId tenant) {
    house.insula().tenants().delete(tenant);
    house.insula().tenants().purge(tenant);
  }

  private static LeftoverReport scan(ProofHouse house) throws SQLException {
    return Leftovers.of(house.insula()).scan(Optional.empty());
  }

  private static long number(ProofHouse house, TenantId tenant) {
    return Long.parseLong(
        house
            .database()
            .column("select number from insula.tenant where id = '" + tenant + "'")
            .get(0));
  }

  private static Placement placement(ProofHouse house, TenantId tenant) {
    return house.insula().tenants().get(tenant).placement();
  }

  /** That this, and nothing else, is left of acme, and that removing works. */
  private static void foundAndRemoved(ProofHouse house, Kind... kinds) throws SQLException {
    LeftoverReport report = scan(house);
    assertThat(report.wrong())
        .allSatisfy(
            leftover -> {
              assertThat(leftover.standing()).as(leftover.toString()).isEqualTo(Standing.LEFT);
              assertThat(leftover.tenant()).isEqualTo(ACME);
            })
        .extracting(Leftover::kind)
        .containsOnly(kinds);
    Removal removal = Leftovers.of(house.insula()).remove(report);
    assertThat(removal.failed()).isEmpty();
    assertThat(removal.removed()).isNotEmpty();
    assertThat(scan(house).wrong()).isEmpty();
  }

  private static Connection migrator(ProofHouse house) throws SQLException {
    return house.insula().estate().migrator("main", house.database().name());
  }

  private static void asMigrator(ProofHouse house, String... statements) throws SQLException {
    try (Connection connection = migrator(house);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPurgeLeavesNothingButWhatIsKeptOnPurpose(Isolation isolation) throws Exception {
    try (ProofHouse house = open(isolation)) {
      assertThat(scan(house).leftovers()).isEmpty();
      purge(house, ACME);
      LeftoverReport report = scan(house);
      assertThat(report.passed()).as(report.toString()).isTrue();
      assertThat(report.leftovers())
          .allMatch(leftover -> leftover.standing() == Standing.KEPT)
          .extracting(Leftover::kind)
          .containsExactlyInAnyOrder(Kind.TOMBSTONE, Kind.OPERATION, Kind.EVENT);
    }
  }

  @Test
  void rowsOfAPurgedTenantAreFoundAndRemovedAndNobodyElses() throws Exception {
    try (ProofHouse house = open(Isolation.ROW)) {
      purge(house, ACME);
      asMigrator(house, "insert into author (tenant_id, name) values ('acme', 'x'), ('acme', 'y')");
      assertThat(scan(house).wrong()).extracting(Leftover::size).containsExactly(2L);
      foundAndRemoved(house, Kind.ROWS);
      assertThat(house.database().column("select tenant_id from author")).containsExactly("globex");
    }
  }

  @Test
  void rowsOfATenantWhomNobodyKnowsAreNamedAndLeft() throws Exception {
    try (ProofHouse house = open(Isolation.ROW)) {
      asMigrator(house, "insert into author (tenant_id, name) values ('ghost', 'x')");
      LeftoverReport report = scan(house);
      assertThat(report.passed()).isFalse();
      assertThat(report.wrong())
          .singleElement()
          .satisfies(
              leftover -> {
                assertThat(leftover.standing()).isEqualTo(Standing.UNKNOWN);
                assertThat(leftover.remedy()).startsWith("delete from \"public\".\"author\"");
              });
      assertThat(Leftovers.of(house.insula()).remove(report).removed()).isEmpty();
      assertThat(scan(house).wrong()).hasSize(1);
    }
  }

  @Test
  void theSchemaOfAPurgedTenantIsFoundByItsMarkAndRemoved() throws Exception {
    try (ProofHouse house = open(Isolation.SCHEMA)) {
      String schema = placement(house, ACME).schema();
      long number = number(house, ACME);
      purge(house, ACME);
      asMigrator(
          house,
          "create schema " + schema,
          "comment on schema " + schema + " is 'Insula: place of tenant number " + number + "'",
          "create table " + schema + ".secret as select 1 as a",
          "insert into insula.migration values ('"
              + schema
              + "', 'tenant', '1', 'x', 'x', 1, now(), 1)",
          "insert into insula.place_state values ('main', current_database(), '" + schema + "')");
      foundAndRemoved(house, Kind.SCHEMA, Kind.LEDGER, Kind.PLACE_STATE);
      assertThat(
              house
                  .database()
                  .column("select count(*) from pg_namespace where nspname = '" + schema + "'"))
          .containsExactly("0");
    }
  }

  @Test
  void aStrangersSchemaIsMentionedAndNeverRemovedWhateverItsName() throws Exception {
    try (ProofHouse house = open(Isolation.SCHEMA)) {
      String schema = placement(house, ACME).schema();
      purge(house, ACME);
      asMigrator(house, "create schema " + schema, "create schema reports");
      LeftoverReport report = scan(house);
      assertThat(report.passed()).isTrue();
      assertThat(report.leftovers())
          .filteredOn(leftover -> leftover.kind() == Kind.SCHEMA)
          .allMatch(leftover -> leftover.standing() == Standing.NOBODYS)
          .extracting(Leftover::name)
          .containsExactlyInAnyOrder(schema, "reports");
      Leftovers.of(house.insula()).remove(report);
      assertThat(scan(house).leftovers()).hasSameSizeAs(report.leftovers());
    }
  }

  @Test
  void aSchemaMarkedForNobodyIsNamedAndLeft() throws Exception {
    try (ProofHouse house = open(Isolation.SCHEMA)) {
      asMigrator(
          house,
          "create schema tenant_ghost",
          "comment on schema tenant_ghost is 'Insula: place of tenant number 4711'");
      LeftoverReport report = scan(house);
      assertThat(report.wrong()).extracting(Leftover::standing).containsExactly(Standing.UNKNOWN);
      assertThat(Leftovers.of(house.insula()).remove(report).removed()).isEmpty();
    }
  }

  @Test
  void theDatabaseAndRoleOfAPurgedTenantAreFoundAndRemoved() throws Exception {
    try (ProofHouse house = open(Isolation.DATABASE)) {
      String name = placement(house, ACME).database();
      long number = number(house, ACME);
      purge(house, ACME);
      String mark = " is 'Insula: place of tenant number " + number + "'";
      asMigrator(
          house,
          "create role \"" + name + "\" login",
          "grant \"" + name + "\" to current_user",
          "comment on role \"" + name + "\"" + mark,
          "create database \"" + name + "\"",
          "comment on database \"" + name + "\"" + mark);
      foundAndRemoved(house, Kind.DATABASE, Kind.ROLE);
    }
  }

  @Test
  void whatNamesThePlaceOfAPurgedTenantIsFound(@TempDir Path folder) throws Exception {
    try (ProofHouse house = open(Isolation.SCHEMA)) {
      String schema = placement(house, ACME).schema();
      purge(house, ACME);
      String database = house.database().name();
      house
          .database()
          .execute(
              "alter role insula_app in database " + database + " set search_path = " + schema);
      house.database().execute("create publication " + schema);
      java.nio.file.Files.writeString(folder.resolve("acme.log"), "x");
      try (Connection locker = migrator(house);
          Statement statement = locker.createStatement()) {
        statement.execute(
            "select pg_advisory_lock(hashtextextended('insula schema " + schema + "', 1))");
        LeftoverReport report = Leftovers.of(house.insula()).files(folder).scan(Optional.of(ACME));
        assertThat(report.wrong())
            .allSatisfy(leftover -> assertThat(leftover.remedy()).isNotEmpty())
            .extracting(Leftover::kind)
            .containsExactlyInAnyOrder(
                Kind.SETTING, Kind.PUBLICATION, Kind.ADVISORY_LOCK, Kind.FILE);
        report.wrong().stream()
            .filter(
                leftover -> leftover.kind() == Kind.SETTING || leftover.kind() == Kind.PUBLICATION)
            .forEach(leftover -> house.database().execute(leftover.remedy()));
      }
      assertThat(scan(house).wrong()).isEmpty();
    }
  }

  @Test
  void largeObjectsAreMentioned() throws Exception {
    try (ProofHouse house = open(Isolation.ROW)) {
      house
          .database()
          .execute("select lo_create(4711); alter large object 4711 owner to insula_migrator");
      LeftoverReport report = scan(house);
      assertThat(report.passed()).isTrue();
      assertThat(report.leftovers()).extracting(Leftover::kind).containsExactly(Kind.LARGE_OBJECTS);
    }
  }

  @Test
  void onlyOneTenantsLeftoversAreReportedWhenAsked() throws Exception {
    try (ProofHouse house = open(Isolation.ROW)) {
      purge(house, ACME);
      purge(house, GLOBEX);
      List<Leftover> found = Leftovers.of(house.insula()).scan(Optional.of(GLOBEX)).leftovers();
      assertThat(found)
          .isNotEmpty()
          .allMatch(leftover -> Objects.equals(leftover.tenant(), GLOBEX));
    }
  }
}
