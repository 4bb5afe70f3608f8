package io.insula.proof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.jdbc.PoolSettings;
import io.insula.proof.ProofHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WallTest {
  private static ProofHouse house;

  @BeforeAll
  static void open() {
    house = ProofHouse.open(builder -> builder.pools(PoolSettings.DEFAULT.withSize(2)));
    for (String extension : new String[] {"dblink", "postgres_fdw", "tablefunc", "pageinspect"}) {
      Extensions.create(house.database(), extension);
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** Each attack in one of the ways, another one in each isolation. */
  @ParameterizedTest
  @EnumSource
  void nothingComesThrough(Isolation isolation) throws Exception {
    AttackReport report =
        attacks(isolation).modes(AttackMode.values()).sampled().run(AttackListener.NONE);
    assertThat(report.leaks()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.attacks()).isGreaterThan(600);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void nothingComesThroughInAnyWay(Isolation isolation) throws Exception {
    AttackReport report = attacks(isolation).modes(AttackMode.values()).run(AttackListener.NONE);
    assertThat(report.leaks()).isEmpty();
    assertThat(report.runs()).isGreaterThan(3_500);
  }

  private static Attacks attacks(Isolation isolation) {
    return Attacks.of(house.insula()).isolations(isolation).alone();
  }
}
