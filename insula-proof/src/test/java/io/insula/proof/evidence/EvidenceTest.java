package io.insula.proof.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.proof.ProofHouse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {
  /** What makes tenants and attacks them has tests of its own. */
  private static final EvidenceSettings SETTINGS =
      new EvidenceSettings("1.2.3", "ann", Set.of("attacks", "isolation"));

  @ParameterizedTest
  @EnumSource
  void aCleanInstallationPasses(Isolation isolation) {
    try (ProofHouse house = house(isolation)) {
      Evidence evidence = collect(house);

      assertThat(evidence.sections())
          .allSatisfy(section -> assertThat(section.verdict()).isNotEqualTo(Verdict.FAILED));
      assertThat(evidence.passed()).isTrue();
      assertThat(evidence.html())
          .contains("Insula 1.2.3", "by ann", "Nothing was found")
          .doesNotContain("acme");
    }
  }

  @Test
  void aTableWithoutForcedRowSecurityFails() {
    try (ProofHouse house = house(Isolation.ROW)) {
      house.database().execute("alter table public.note no force row level security");

      assertThat(section(collect(house), "walls"))
          .returns(Verdict.FAILED, Section::verdict)
          .returns("1 table of tenants without forced row security.", Section::summary);
    }
  }

  @Test
  void aRoleThatMayTooMuchFails() {
    try (ProofHouse house = house(Isolation.ROW)) {
      house.database().execute("alter table public.note owner to insula_app");

      assertThat(section(collect(house), "roles").verdict()).isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void theGatesOfAllSchemaTenantsAreShownAsOne() {
    try (ProofHouse house = house(Isolation.SCHEMA)) {
      Grid policies = section(collect(house), "walls").grids().get(1);

      assertThat(policies.rows())
          .filteredOn(row -> row.get(0).equals("schema tenants"))
          .singleElement()
          .satisfies(row -> assertThat(row.get(1)).isEqualTo("4"))
          .satisfies(
              row -> assertThat(row.get(2)).contains("restrictive", "tenant_number", "= 'N'"));
    }
  }

  @Test
  void plansShowTheWall() {
    try (ProofHouse house = house(Isolation.ROW)) {
      assertThat(section(collect(house), "plans").grids().get(0).rows())
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.get(2)).contains("InitPlan"));
    }
  }

  @Test
  void whatIsLeftOutIsSaid() {
    try (ProofHouse house = house(Isolation.ROW)) {
      Evidence evidence =
          Evidence.collect(
              house.insula(),
              new EvidenceSettings("1", "ann", Set.of("plans", "attacks", "isolation")),
              EvidenceListener.NONE);

      assertThat(evidence.conclusion()).contains("Not looked at: 4 sections.");
      assertThatThrownBy(
              () ->
                  Evidence.collect(
                      house.insula(),
                      new EvidenceSettings("1", "ann", Set.of("plan")),
                      EvidenceListener.NONE))
          .hasMessageContaining("[plan]")
          .hasMessageContaining("plans");
    }
  }

  private static ProofHouse house(Isolation isolation) {
    return ProofHouse.open(isolation, "classpath:notes", "acme", "globex");
  }

  private static Evidence collect(ProofHouse house) {
    return Evidence.collect(house.insula(), SETTINGS, EvidenceListener.NONE);
  }

  private static Section section(Evidence evidence, String id) {
    return evidence.sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
