package io.insula.fleet.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.fleet.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tenants that were only ever migrated have not drifted. */
class CleanFleetTest {
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

  static String rich() {
    try (InputStream stream = CleanFleetTest.class.getResourceAsStream("rich.sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In row isolation an exclusion takes an extension, and a set-returning table type a key. */
  private static String richFor(Isolation isolation) {
    return isolation == Isolation.ROW
        ? "create extension if not exists btree_gist;\n" + rich()
        : rich();
  }

  private void assertClean(DriftReport report, int places) {
    assertThat(report.unreachable()).isEmpty();
    assertThat(report.drifted()).isEmpty();
    assertThat(report.clean()).isEqualTo(places);
    assertThat(field.scratches()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void findsNothingInARichSchemaOfAnyIsolation(Isolation isolation) {
    Migrations files = field.files(Map.of("V1__all.sql", richFor(isolation)));
    List<DriftPlace> places = new ArrayList<>();
    places.add(field.tenant("acme", isolation, files));
    if (isolation != Isolation.ROW) {
      places.add(field.tenant("globex-2", isolation, files));
    }
    DriftReport report = field.check(files, places);
    assertClean(report, places.size());
    assertThat(report.behind()).isEmpty();
  }

  @Test
  void findsNothingInAMixedFleet() {
    Migrations files = field.files(Map.of("V1__t.sql", "create table t (id int primary key);"));
    List<DriftPlace> places = new ArrayList<>();
    for (Isolation isolation : Isolation.values()) {
      places.add(field.tenant("t-" + isolation.label(), isolation, files));
    }
    assertClean(field.check(files, places), 3);
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void findsNothingWhenTheFilesWereAppliedOneByOne(Isolation isolation) {
    Map<String, String> one =
        Map.of(
            "V1__t.sql",
            "create table t (id bigint generated always as identity primary key, a text unique);");
    Map<String, String> two =
        Map.of(
            "V2__u.sql",
            "create table u (id bigint generated always as identity primary key, t bigint"
                + " references t, b text); alter table t add column c int default 5 not null;"
                + "create index on u (b); alter table t rename a to aa;");
    DriftPlace place = field.tenant("acme", isolation, field.files(one));
    Migrations files = field.files(two);
    field.migrator().apply(place.target(), files);
    Migrations more =
        field.files(Map.of("V3__v.sql", "alter table u drop column b; alter table u add b text;"));
    field.migrator().apply(place.target(), more);
    assertClean(field.check(more, List.of(place)), 1);
  }

  @Test
  void doesNotMindTheOrderOfColumns() {
    Migrations files =
        field.files(Map.of("V1__t.sql", "create table t (id int primary key, a text, b text);"));
    DriftPlace place = field.tenant("acme", Isolation.SCHEMA, files);
    field.alter(place, "alter table t drop column a; alter table t add column a text");
    assertClean(field.check(files, List.of(place)), 1);
  }
}
