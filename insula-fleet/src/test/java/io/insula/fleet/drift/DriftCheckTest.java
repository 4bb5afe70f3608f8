package io.insula.fleet.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.fleet.Migrations;
import io.insula.fleet.drift.Alterations.Alteration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done to one tenant is found there, and nowhere else. */
class DriftCheckTest {
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

  @Test
  void findsEveryAlterationWhereItIsAndNowhereElse() {
    Migrations files = field.files(Map.of("V1__all.sql", CleanFleetTest.rich()));
    Map<DriftPlace, Alteration> altered = new LinkedHashMap<>();
    for (Alteration alteration : Alterations.all().toList()) {
      DriftPlace place = field.tenant("t" + altered.size(), Isolation.SCHEMA, files);
      Alteration here = alteration.in(place.target().placement().schema());
      field.alter(place, here.sql());
      altered.put(place, here);
    }
    List<DriftPlace> places = new ArrayList<>(altered.keySet());
    places.add(field.tenant("clean", Isolation.SCHEMA, files));

    DriftReport report = field.check(files, places);
    assertThat(report.unreachable()).isEmpty();
    assertThat(report.drifted())
        .extracting(DriftReport.Drifted::place)
        .containsExactlyElementsOf(altered.keySet());
    List<String> mistakes =
        report.drifted().stream()
            .flatMap(one -> mistakes(altered.get(one.place()), one.differences()))
            .toList();
    assertThat(mistakes).isEmpty();
    assertThat(altered).hasSizeGreaterThan(60);
  }

  private static Stream<String> mistakes(Alteration alteration, List<Difference> differences) {
    List<String> told = differences.stream().map(Difference::toString).toList();
    Stream<String> unexpected =
        told.stream()
            .filter(one -> alteration.told().stream().noneMatch(one::startsWith))
            .map(one -> alteration + " -> told: " + one);
    Stream<String> untold =
        alteration.told().stream()
            .filter(one -> told.stream().noneMatch(t -> t.startsWith(one)))
            .map(one -> alteration + " -> not told: " + one);
    return Stream.concat(unexpected, untold);
  }

  private static final String T = "create table t (id int primary key, a text);";

  @Test
  void comparesEachTenantWithTheReferenceOfItsOwnVersion() {
    DriftPlace old = field.tenant("old", Isolation.SCHEMA, field.files(Map.of("V1__t.sql", T)));
    DriftPlace broken =
        field.tenant("broken", Isolation.SCHEMA, field.files(Map.of("V1__t.sql", T)));
    Migrations files = field.files(Map.of("V2__u.sql", "create table u (id int);"));
    DriftPlace young = field.tenant("young", Isolation.SCHEMA, files);
    field.alter(broken, "alter table t drop column a");
    DriftReport report = field.check(files, List.of(old, broken, young));

    assertThat(report.behind()).extracting(DriftReport.Behind::place).containsExactly(old, broken);
    assertThat(report.drifted())
        .singleElement()
        .satisfies(
            drifted -> {
              assertThat(drifted.place()).isEqualTo(broken);
              assertThat(drifted.differences())
                  .extracting(Difference::toString)
                  .containsExactly("column t.a is missing: type text");
            });
    assertThat(report.clean()).isEqualTo(2);
  }

  @Test
  void tellsThoseWhoseFilesAreNotKnownAnyMore() {
    DriftPlace place = field.tenant("a", Isolation.SCHEMA, field.files(Map.of("V1__t.sql", T)));
    Migrations changed = field.files(Map.of("V1__t.sql", "create table t (id int);"));
    assertThat(field.check(changed, List.of(place)).unreachable())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).contains("not compared", "version 1"));
  }

  @Test
  void tellsASchemaThatIsGone() {
    Migrations files = field.files(Map.of("V1__t.sql", T));
    DriftPlace gone = field.tenant("gone", Isolation.SCHEMA, files);
    DriftPlace there = field.tenant("there", Isolation.SCHEMA, files);
    field.database.execute("drop schema tenant_gone cascade");
    DriftReport report = field.check(files, List.of(gone, there));
    assertThat(report.unreachable()).extracting(DriftReport.Unreachable::place).containsOnly(gone);
    assertThat(report.clean()).isOne();
  }

  @Test
  void leavesNothingBehindWhenTheFilesFail() {
    Migrations good = field.files(Map.of("V1__t.sql", T));
    DriftPlace place = field.tenant("a", Isolation.SCHEMA, good);
    DriftPlace other = field.tenant("b", Isolation.DATABASE, good);
    Migrations failing = field.files(Map.of("V2__x.sql", "select 1 / (select 0);"));
    for (DriftPlace one : List.of(place, other)) {
      field.pretend(one, "2", failing.tenant().files().get(1).checksum());
    }
    DriftReport report = field.check(failing, List.of(place, other));
    assertThat(report.unreachable())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.reason()).contains("V2__x.sql", "22012"));
    assertThat(field.scratches()).isEmpty();
  }

  @Test
  void sweepsWhatACrashLeftButNotWhatIsInUse() throws SQLException {
    Migrations files = field.files(Map.of("V1__t.sql", T));
    DriftPlace place = field.tenant("a", Isolation.SCHEMA, files);
    String prefix = ScratchNames.prefix(field.database.name());
    field.leaveScratch(place, prefix + "00000001");
    field.leaveScratch(place, prefix + "00000002");
    try (var held = ScratchLocks.hold(field, "main", prefix + "00000002")) {
      assertThat(held.isClosed()).isFalse();
      assertThat(field.check(files, List.of(place)).isClean()).isTrue();
      assertThat(field.scratches()).containsExactly(prefix + "00000002");
    }
  }

  @Test
  void comparesTheOthersWhenOneTenantsTablesAreLocked() throws SQLException {
    Migrations files =
        field.files(Map.of("V1__t.sql", T + "alter table t add check (length(a) > id);"));
    List<DriftPlace> places = new ArrayList<>();
    for (String id : List.of("a", "b", "c")) {
      places.add(field.tenant(id, Isolation.SCHEMA, files));
    }
    field.alter(places.get(2), "drop table t");
    try (Connection user = field.database.connect();
        Statement statement = user.createStatement()) {
      user.setAutoCommit(false);
      statement.execute("lock table tenant_b.t");
      DriftReport report = field.check(files, places);
      assertThat(report.unreachable())
          .extracting(DriftReport.Unreachable::place)
          .containsExactly(places.get(1));
      assertThat(report.drifted())
          .extracting(DriftReport.Drifted::place)
          .containsExactly(places.get(2));
    }
  }

  @Test
  void doesNotMindNamesOfSchemasThatAreAlsoNamesOfOtherThings() {
    Migrations files =
        field.files(
            Map.of(
                "V1__t.sql",
                "create table t (id int primary key, a text default '${insula:schema}');"
                    + "create view t_view as select t.a from ${insula:schema}.t;"));
    DriftPlace confusing = field.tenantIn("a", "t", files);
    DriftPlace dashed = field.tenantIn("b", "some_schema", files);
    assertThat(field.check(files, List.of(confusing, dashed)).drifted()).isEmpty();
  }

  @Test
  void acceptsWhatIsWaived() {
    String files = T + "create materialized view m as select a from t;";
    field.waive("tenant_a.m");
    Migrations migrations = field.files(Map.of("V1__t.sql", files));
    DriftPlace place = field.tenant("a", Isolation.SCHEMA, migrations);
    DriftReport report = field.check(migrations, List.of(place));
    assertThat(report.unreachable()).isEmpty();
    assertThat(report.drifted()).isEmpty();
  }

  @Test
  void tellsOfEveryPlaceOnceAlsoWhenTheListenerFails() {
    Migrations files = field.files(Map.of("V1__t.sql", T));
    List<DriftPlace> places =
        List.of(
            field.tenant("a", Isolation.SCHEMA, files),
            field.tenant("b", Isolation.DATABASE, files),
            field.tenant("c", Isolation.ROW, files));
    List<Integer> told = new ArrayList<>();
    DriftReport report =
        new DriftCheck(field.settings(files))
            .check(
                places,
                (place, done, total) -> {
                  told.add(done);
                  throw new IllegalStateException("listener");
                });
    assertThat(told).containsExactly(1, 2, 3);
    assertThat(report.isClean()).isTrue();
  }
}
