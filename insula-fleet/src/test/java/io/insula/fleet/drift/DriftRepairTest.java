package io.insula.fleet.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.fleet.Migrations;
import io.insula.fleet.drift.Alterations.Alteration;
import io.insula.fleet.drift.FixReport.FixedPlace;
import io.insula.fleet.drift.FixStep.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriftRepairTest {
  private static final String TABLES =
      "create table t (id int primary key, a text not null default 'x', b int);"
          + "create table u (id int primary key, t int references t);"
          + "create index on t (a);";

  @TempDir Path root;
  private Field field;

  @BeforeEach
  void prepare() throws SQLException {
    field = new Field(root);
  }

  @AfterEach
  void close() {
    field.close();
  }

  private FixReport fix(Migrations files, DriftPlace... places) {
    return new DriftRepair(field.settings(files)).fix(List.of(places), false, DriftListener.NONE);
  }

  @Test
  void undoesEverythingThatLosesNothingAndLeavesTheRest() {
    Migrations files = field.files(Map.of("V1__all.sql", CleanFleetTest.rich()));
    Map<DriftPlace, Alteration> altered = new LinkedHashMap<>();
    for (Alteration alteration : Alterations.all().toList()) {
      DriftPlace place = field.tenant("t" + altered.size(), Isolation.SCHEMA, files);
      field.alter(place, alteration.in(place.target().placement().schema()).sql());
      altered.put(place, alteration);
    }
    FixReport report = fix(files, altered.keySet().toArray(DriftPlace[]::new));
    List<String> wrong = new ArrayList<>();
    for (FixedPlace place : report.places()) {
      Alteration alteration = altered.get(place.place());
      if (place.isClean() != alteration.repaired()) {
        wrong.add(alteration + " -> " + place.failure() + " " + place.steps());
      }
    }
    assertThat(String.join("\n", wrong)).isEmpty();
    assertThat(report.places()).hasSameSizeAs(altered.keySet());
    DriftReport after = field.check(files, List.copyOf(altered.keySet()));
    assertThat(after.drifted())
        .extracting(drifted -> altered.get(drifted.place()).sql())
        .containsExactlyElementsOf(Alterations.left().map(Alteration::sql).toList());
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void repairsInEveryIsolation(Isolation isolation) {
    Migrations files = field.files(Map.of("V1__t.sql", TABLES));
    DriftPlace place = field.tenant("acme", isolation, files);
    field.alter(
        place,
        "drop table u; alter table t drop column b; drop index t_a_idx; create view v as select 1;"
            + "grant truncate on t to public");
    FixReport report = fix(files, place);
    assertThat(report.isClean()).as(report.toString()).isTrue();
    assertThat(field.check(files, List.of(place)).isClean()).isTrue();
    assertThat(field.scratches()).isEmpty();
  }

  @Test
  void losesNoRowUnlessToldTo() {
    Migrations files = field.files(Map.of("V1__t.sql", TABLES));
    DriftPlace place = field.tenant("acme", Isolation.SCHEMA, files);
    field.alter(
        place,
        "create table extra (n int); insert into extra values (1); alter table t add c int;"
            + "insert into t (id, c) values (1, 7); alter table u alter t type bigint;"
            + "insert into u values (1, 1); drop index t_a_idx");
    FixReport careful = fix(files, place);
    assertThat(careful.isClean()).isFalse();
    assertThat(careful.places().get(0).steps())
        .filteredOn(step -> step.outcome() == Outcome.LEFT)
        .extracting(FixStep::lossy)
        .containsExactly(true, true, true);
    assertThat(field.count("select c from tenant_acme.t union all select n from tenant_acme.extra"))
        .isEqualTo(2);

    new DriftRepair(field.settings(files)).fix(List.of(place), true, DriftListener.NONE);
    assertThat(field.check(files, List.of(place)).isClean()).isTrue();
    assertThat(field.count("select * from tenant_acme.t join tenant_acme.u on u.t = t.id")).isOne();
  }

  @Test
  void saysWhatAStatementFailedOfAndGoesOn() {
    Migrations files = field.files(Map.of("V1__t.sql", TABLES));
    DriftPlace place = field.tenant("acme", Isolation.SCHEMA, files);
    field.alter(
        place,
        "alter table t alter a drop not null; insert into t values (1, null); drop index t_a_idx");
    FixedPlace fixed = fix(files, place).places().get(0);
    assertThat(fixed.remaining())
        .extracting(Difference::toString)
        .containsExactly("column t.a: not null is not set, not yes");
    assertThat(fixed.steps())
        .filteredOn(step -> step.outcome() == Outcome.FAILED)
        .singleElement()
        .satisfies(step -> assertThat(step.reason()).contains("23502"));
    assertThat(fixed.steps()).anyMatch(step -> step.outcome() == Outcome.REPAIRED);
  }

  @Test
  void addsLabelsThatAnEnumLacks() {
    Migrations files =
        field.files(
            Map.of("V1__m.sql", "create type m as enum ('a', 'b', 'c'); create table t (m m);"));
    DriftPlace place = field.tenant("acme", Isolation.SCHEMA, files);
    field.alter(
        place, "drop table t; drop type m; create type m as enum ('b'); create table t (m m)");
    fix(files, place);
    assertThat(field.check(files, List.of(place)).drifted()).isEmpty();
  }

  @Test
  void repairsAtTheVersionThatTheTenantHas() {
    DriftPlace place =
        field.tenant("acme", Isolation.SCHEMA, field.files(Map.of("V1__t.sql", TABLES)));
    Migrations files = field.files(Map.of("V2__t.sql", "alter table t add later int;"));
    field.alter(place, "alter table t drop column b");
    assertThat(fix(files, place).isClean()).isTrue();
    assertThat(field.columns("tenant_acme.t")).containsExactlyInAnyOrder("id", "a", "b");
  }

  @Test
  void changesNothingWhenItPlans() {
    Migrations files = field.files(Map.of("V1__t.sql", TABLES));
    DriftPlace place = field.tenant("acme", Isolation.SCHEMA, files);
    field.alter(place, "drop table u");
    FixReport plan =
        new DriftRepair(field.settings(files)).plan(List.of(place), false, DriftListener.NONE);
    assertThat(plan.isClean()).isTrue();
    assertThat(plan.places().get(0).steps())
        .extracting(FixStep::sql)
        .anyMatch(sql -> sql != null && sql.startsWith("create table tenant_acme.\"u\""))
        .anyMatch(sql -> sql != null && sql.contains("FOREIGN KEY (t) REFERENCES tenant_acme.t"));
    assertThat(field.check(files, List.of(place)).drifted()).hasSize(1);
  }

  @Test
  void changesNothingWhereATableIsInUseAndRepairsTheOthers() throws SQLException {
    Migrations files = field.files(Map.of("V1__t.sql", TABLES));
    DriftPlace busy = field.tenant("busy", Isolation.SCHEMA, files);
    DriftPlace free = field.tenant("free", Isolation.SCHEMA, files);
    field.alter(busy, "alter table t drop column b");
    field.alter(free, "alter table t drop column b");
    try (Connection user = field.database.connect();
        Statement statement = user.createStatement()) {
      user.setAutoCommit(false);
      statement.execute("select from tenant_busy.t");
      FixReport report = fix(files, busy, free);
      assertThat(report.places()).extracting(FixedPlace::isClean).containsExactly(false, true);
      assertThat(report.places().get(0).steps())
          .anySatisfy(step -> assertThat(step.reason()).contains("55P03"));
    }
  }
}
