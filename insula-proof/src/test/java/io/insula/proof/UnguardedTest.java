package io.insula.proof;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.guard.GuardMode;
import io.insula.operations.Insula;
import io.insula.proof.attack.AttackListener;
import io.insula.proof.attack.Attacks;
import io.insula.proof.isolation.IsolationCheck;
import io.insula.proof.isolation.IsolationSettings;
import io.insula.proof.prover.Prover;
import io.insula.proof.prover.ProverSettings;
import io.insula.proof.prover.Recording;
import org.junit.jupiter.api.Test;

class UnguardedTest {
  @Test
  void nothingIsShownOfTheWallWhileTheGuardStandsBeforeIt() {
    try (ProofHouse house =
        ProofHouse.open(builder -> builder.migrations("classpath:notes").guard(GuardMode.STRICT))) {
      Insula insula = house.insula();

      assertThatThrownBy(() -> Attacks.of(insula).run(AttackListener.NONE))
          .hasMessageContaining("guard(GuardMode.OFF)");
      assertThatThrownBy(() -> IsolationCheck.of(insula).run(IsolationSettings.DEFAULT))
          .hasMessageContaining("guard(GuardMode.OFF)");
      assertThatThrownBy(
              () ->
                  Prover.of(insula)
                      .prove(ProverSettings.DEFAULT, Recording.of("select * from note")))
          .hasMessageContaining("guard(GuardMode.OFF)");
    }
  }
}
