package io.insula.proof.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.operations.NewTenant;
import io.insula.proof.ProofHouse;
import io.insula.proof.isolation.IsolationReport.Check;
import io.insula.proof.isolation.IsolationReport.Tally;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IsolationCheckTest {
  private static final IsolationSettings QUICK = IsolationSettings.DEFAULT.load(3, 10);

  @ParameterizedTest
  @EnumSource
  void findsEveryDoorShutAndLeavesNothing(Isolation isolation) {
    try (ProofHouse house = ProofHouse.open(isolation, "classpath:notes")) {
      IsolationReport report = IsolationCheck.of(house.insula()).run(QUICK);

      assertThat(report.failed()).isEmpty();
      assertThat(report.passed()).isTrue();
      assertThat(report.notes()).isEmpty();
      assertThat(report.tenants()).hasSize(3);
      assertThat(report.checks()).hasSizeGreaterThan(100).allMatch(c -> c.isolation() == isolation);
      EnumSet<Door> expected = EnumSet.allOf(Door.class);
      expected.remove(Door.ROUTINES);
      assertThat(report.tallies().stream().map(Tally::door))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(house.insula().tenants().list()).isEmpty();
      assertThat(house.database().column("select 1 from note")).isEmpty();
    }
  }

  @Test
  void checksEachIsolationThatIsInUse() {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:notes", "acme")) {
      house.insula().tenants().create(NewTenant.of("big").isolation(Isolation.SCHEMA));
      IsolationReport report = IsolationCheck.of(house.insula()).run(QUICK.tenants(2));

      assertThat(report.failed()).isEmpty();
      assertThat(report.checks().stream().map(Check::isolation).distinct())
          .containsExactlyInAnyOrder(Isolation.ROW, Isolation.SCHEMA);
      assertThat(report.tenants()).hasSize(4);
    }
  }

  @Test
  void looksAtExistingTenantsWithoutWriting() throws Exception {
    try (ProofHouse house =
        ProofHouse.open(Isolation.ROW, "classpath:notes", "acme", "globex", "idle")) {
      house
          .database()
          .execute(
              "insert into author (tenant_id, name) values ('acme', 'Ann'), ('globex', 'Ann')");
      IsolationSettings settings = QUICK.existing(List.of(id("acme"), id("globex")));
      IsolationCheck check = IsolationCheck.of(house.insula());

      assertThat(check.run(settings).failed()).isEmpty();
      assertThat(check.run(settings).checks()).hasSizeGreaterThan(20);
      house.database().execute("alter table author disable row level security");
      assertThat(check.run(settings).failed())
          .extracting(Check::name)
          .contains("exactly the own rows: author as acme");
      assertThat(house.database().column("select name from author")).hasSize(2);
      house.insula().tenants().suspend(id("idle"), null);
      assertThatThrownBy(() -> check.run(QUICK.existing(List.of(id("acme"), id("idle")))))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("idle");
    }
  }

  @Test
  void catchesATableWithoutPoliciesByEveryWayToItsRows() {
    List<Check> failed = broken("alter table note disable row level security");
    for (String way :
        List.of(
            "exactly the own rows: note",
            "select: note",
            "aggregate: note",
            "select by key: note",
            "update by key: note",
            "delete by key: note",
            "the same text in turn: note")) {
      assertThat(failed).as(way).anyMatch(check -> check.name().startsWith(way));
    }
    assertThat(failed).as("load").anyMatch(check -> check.door() == Door.CONCURRENCY);
    assertThat(failed).as("transactions").anyMatch(check -> check.door() == Door.TRANSACTIONS);
    assertThat(failed).noneMatch(check -> check.name().contains("author"));
    assertThat(failed).allMatch(check -> String.valueOf(check.failure()).matches(".*(note|row).*"));
  }

  @Test
  void catchesARowThatCanBeGivenAway() {
    assertThat(
            broken(
                "alter table note drop constraint note_author_id_fkey;"
                    + " alter table note disable row level security"))
        .anyMatch(named("give a row away: note"));
  }

  @Test
  void catchesADroppedPolicy() {
    assertThat(broken("drop policy insula_tenant on author"))
        .anyMatch(named("select: author"))
        .noneMatch(named("select: note"));
  }

  @Test
  void catchesAViewThatReadsAsItsOwnerAndAFunctionThatRunsAsItsDefiner() {
    List<Check> failed =
        broken(
            "create view headline as select text from note; alter view headline owner to"
                + " insula_migrator; grant select on headline to insula_app;"
                + "create function shared.peek(bigint) returns text language sql security definer as"
                + " 'select name from public.author where id = $1'; alter function"
                + " shared.peek(bigint) owner to insula_migrator");
    assertThat(failed)
        .anyMatch(check -> String.valueOf(check.failure()).startsWith("view headline: a row of"))
        .anyMatch(check -> String.valueOf(check.failure()).startsWith("function peek: a row of"))
        .allMatch(check -> check.door() == Door.ROUTINES);
  }

  @Test
  void catchesATableWithoutATenantColumn() {
    assertThat(
            broken(
                "create table jotting (id int primary key, line text); alter table jotting owner to"
                    + " insula_migrator; grant select, insert, update, delete on jotting to"
                    + " insula_app"))
        .anyMatch(named("select: jotting"))
        .allMatch(check -> check.name().contains("jotting") || check.door() == Door.CONCURRENCY);
  }

  @Test
  void catchesAKeyThatIsUniqueAmongAllTenants() {
    assertThat(broken("alter table author add constraint one_name unique (name)"))
        .isNotEmpty()
        .allMatch(check -> check.name().startsWith("the same name: author"));
  }

  @Test
  void catchesAReferenceToAnothersRow() {
    assertThat(
            broken(
                "alter table note drop constraint note_author_id_fkey;"
                    + "alter table note add foreign key (author_id) references author (id)"))
        .isNotEmpty()
        .allMatch(check -> check.name().startsWith("refer to a row by author_id: note"));
  }

  @Test
  void catchesAnOpenSchema() {
    try (ProofHouse house = ProofHouse.open(Isolation.SCHEMA, "classpath:notes")) {
      IsolationSettings kept = QUICK.kept().tenants(2);
      List<TenantId> made = IsolationCheck.of(house.insula()).run(kept).tenants();
      for (TenantId id : made) {
        Tenant tenant = house.insula().tenants().get(id);
        house
            .database()
            .execute(
                "alter table \"%s\".note disable row level security"
                    .formatted(tenant.placement().schema()));
      }
      assertThat(IsolationCheck.of(house.insula()).run(QUICK.existing(made)).failed())
          .anyMatch(named("qualified name of note"))
          .anyMatch(named("search_path"));
    }
  }

  @Test
  void removesItsTenantsAlsoWhenItIsInterrupted() {
    try (ProofHouse house = ProofHouse.open(Isolation.SCHEMA, "classpath:notes")) {
      assertThatThrownBy(
              () ->
                  IsolationCheck.of(house.insula())
                      .run(
                          QUICK,
                          (done, total) -> {
                            throw new IllegalStateException("enough");
                          }))
          .hasMessage("enough");
      assertThat(house.insula().tenants().list()).isEmpty();
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> IsolationSettings.DEFAULT.tenants(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tenants is 1");
    assertThatThrownBy(() -> IsolationSettings.DEFAULT.existing(List.of(id("acme"))))
        .hasMessageContaining("two or more");
  }

  /** What fails when that was done to the tables of row isolation. */
  private static List<Check> broken(String sql) {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:notes")) {
      house.database().execute("set search_path = public; " + sql);
      return IsolationCheck.of(house.insula())
          .run(QUICK.tenants(2).isolations(Set.of(Isolation.ROW)))
          .failed();
    }
  }

  private static Predicate<Check> named(String prefix) {
    return check -> check.name().startsWith(prefix);
  }

  private static TenantId id(String id) {
    return TenantId.of(id);
  }
}
