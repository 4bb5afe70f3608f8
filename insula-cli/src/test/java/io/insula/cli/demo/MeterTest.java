package io.insula.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest {
  private final Meter meter = new Meter();

  @Test
  void countsTheLastFullSeconds() {
    for (int second = 100; second < 110; second++) {
      for (int request = 0; request < 4; request++) {
        meter.served(Duration.ofMillis(1), second);
      }
    }
    assertThat(meter.perSecond(110)).isEqualTo(4.0);
    assertThat(meter.perSecond(113)).isEqualTo(4.0 * 2 / 5);
    assertThat(meter.perSecond(200)).isZero();
  }

  @Test
  void knowsTheMiddleAndTheSlowest() {
    for (int millis = 1; millis <= 100; millis++) {
      meter.served(Duration.ofMillis(millis), 0);
    }
    assertThat(meter.percentile(0.50)).isEqualTo(Duration.ofMillis(50));
    assertThat(meter.percentile(0.99)).isEqualTo(Duration.ofMillis(99));
    assertThat(new Meter().percentile(0.99)).isZero();
  }

  @Test
  void forgetsRefusalsWhenTheShopServesAgain() {
    meter.refused();
    meter.refused();
    assertThat(meter.refusals()).isEqualTo(2);
    meter.served(Duration.ofMillis(1), 1);
    assertThat(meter.refusals()).isZero();
  }
}
