package io.insula.proof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.proof.ProofHouse;
import io.insula.proof.plan.IndexVerdict.Reach;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexTrapsTest {
  private static final String SEARCH = "classpath:search";

  private static Map<String, IndexVerdict> verdicts(ProofHouse house) {
    IndexReport report = IndexTraps.of(house.insula()).run();
    assertThat(report.unjudged()).isEmpty();
    Map<String, IndexVerdict> verdicts = new TreeMap<>();
    report.indexes().forEach(verdict -> verdicts.put(verdict.index(), verdict));
    return verdicts;
  }

  private static void trapsAreFound(Map<String, IndexVerdict> verdicts) {
    assertThat(verdicts)
        .containsKeys("article_words", "article_title", "article_prefix", "article_lower");
    verdicts.forEach(
        (name, verdict) ->
            assertThat(verdict.reach())
                .as(name + " " + verdict.doors())
                .isEqualTo(
                    switch (name) {
                      case "article_words",
                          "article_tags",
                          "article_document",
                          "article_during",
                          "article_lower",
                          "article_similar",
                          "article_price" ->
                          Reach.UNREACHABLE;
                      case "article_prefix" -> Reach.PARTLY;
                      default -> Reach.REACHABLE;
                    }));
  }

  @Test
  void findsTheIndexesThatThePolicyOfRowIsolationBars() {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, SEARCH, "acme")) {
      Map<String, IndexVerdict> verdicts = verdicts(house);
      trapsAreFound(verdicts);
      assertThat(verdicts.get("article_words").doors())
          .extracting(Door::state)
          .contains(Door.State.BARRED);
    }
  }

  @Test
  void findsTheIndexesThatTheGateOfSchemaIsolationBars() {
    try (ProofHouse house = ProofHouse.open(Isolation.SCHEMA, SEARCH, "acme")) {
      trapsAreFound(verdicts(house));
    }
  }

  @Test
  void findsNoneInADatabaseOfATenantsOwn() {
    try (ProofHouse house = ProofHouse.open(Isolation.DATABASE, SEARCH, "acme")) {
      assertThat(IndexTraps.of(house.insula()).run().passed()).isTrue();
    }
  }

  @Test
  void thePlannerConfirmsWhatTheCatalogSays() {
    try (ProofHouse house = ProofHouse.open(Isolation.SCHEMA, SEARCH, "acme")) {
      for (IndexVerdict verdict : verdicts(house).values()) {
        assertThat(verdict.doors())
            .as(verdict.index())
            .allSatisfy(
                door ->
                    assertThat(door.state() != Door.State.REACHED || door.functions().isEmpty())
                        .as(door.toString())
                        .isTrue());
      }
    }
  }
}
