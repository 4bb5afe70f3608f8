package io.insula.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.guard.Verdicts.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictsTest {
  private final Guard guard = new Guard(GuardSettings.of(GuardMode.STRICT));

  static List<Verdict> verdicts() {
    return Verdicts.all();
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void judgesAsTheFileSays(Verdict verdict) {
    assertThat(
            guard.judge(verdict.sql(), Acme.SCHEMA).stream()
                .map(Finding::rule)
                .collect(Collectors.toSet()))
        .isEqualTo(verdict.rules());
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void refusesWhatBreaksARuleAndNothingElse(Verdict verdict) {
    if (verdict.rules().isEmpty()) {
      assertThatCode(() -> Acme.send(guard, verdict.sql())).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Acme.send(guard, verdict.sql()))
          .isInstanceOf(RefusedStatementException.class);
    }
  }

  @Test
  void hasManyOfBothKinds() {
    assertThat(verdicts()).filteredOn(verdict -> verdict.rules().isEmpty()).hasSizeGreaterThan(60);
    assertThat(verdicts())
        .filteredOn(verdict -> !verdict.rules().isEmpty())
        .hasSizeGreaterThan(120);
  }
}
