package io.insula.proof.internal.marks;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.proof.ProofHouse;
import io.insula.proof.internal.marks.Planted.Patch;
import io.insula.testbed.RichSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantingTest {
  @TempDir Path files;

  @ParameterizedTest
  @EnumSource
  void givesRowsToEveryTableOfARichSchema(Isolation isolation) throws SQLException {
    RichSchema.writeFirstYear(files);
    RichSchema.writePortableSecondYear(files);
    try (ProofHouse house = ProofHouse.open(isolation, files.toString(), "acme", "globex")) {
      Planted acme = plant(house, "acme", 'a');
      Planted globex = plant(house, "globex", 'b');

      assertThat(reasons(globex)).isEmpty();
      assertThat(acme.tables()).hasSizeGreaterThan(40).allMatch(patch -> patch.rows().size() == 2);
      assertThat(unrecognised(globex)).isEmpty();
      assertThat(globex.marks().size()).isGreaterThan(180);
      assertThat(acme.marks().in(globex.toString(), java.util.Set.of())).isEmpty();
    }
  }

  private static Planted plant(ProofHouse house, String id, char letter) throws SQLException {
    Tenant tenant = house.insula().tenants().get(TenantId.of(id));
    Ground ground = Ground.of(house.insula(), tenant);
    Seed seed = Seed.of(letter, tenant.number());
    Planted rehearsed = Planting.rehearse(house.insula().dataSource(), ground, seed, 2);
    Planted planted = Planting.plant(house.insula().dataSource(), ground, seed, 2);
    assertThat(planted.marks().size()).isEqualTo(rehearsed.marks().size());
    return planted;
  }

  private static String reasons(Planted planted) {
    return planted.tables().stream()
        .filter(patch -> patch.reason() != null)
        .map(patch -> patch.table().name() + ": " + patch.reason())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> unrecognised(Planted planted) {
    return planted.tables().stream()
        .filter(patch -> patch.recognised() == 0)
        .map(Patch::table)
        .map(TableShape::name)
        .toList();
  }
}
