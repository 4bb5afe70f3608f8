package io.insula.fleet.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.fleet.Migrations;
import io.insula.fleet.drift.Alterations.Alteration;
import java.nio.file.Path;
import java.sql.SQLException;
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
}
