package io.insula.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.TenantEvent;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.spi.TenantListener;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a {@link TenantListener} does: takes all events, quickly, from any thread. */
public abstract class TenantListenerContract {
  /** The listener. */
  protected abstract TenantListener listener() throws Exception;

  /** How long it may take over one event: operations wait for it. */
  protected Duration patience() {
    return Duration.ofMillis(100);
  }

  @Test
  void takesEveryEvent() throws Exception {
    TenantListener listener = listener();
    for (Operation operation : Operation.values()) {
      for (Phase phase : Phase.values()) {
        listener.on(event(operation, phase));
      }
    }
  }

  @Test
  void takesTheSameEventAgainAsAfterACrash() throws Exception {
    TenantListener listener = listener();
    listener.on(event(Operation.CREATE, Phase.BEFORE));
    listener.on(event(Operation.CREATE, Phase.BEFORE));
    listener.on(event(Operation.CREATE, Phase.AFTER));
    listener.on(event(Operation.CREATE, Phase.AFTER));
  }

  @Test
  void holdsNobodyUp() throws Exception {
    TenantListener listener = listener();
    listener.on(event(Operation.UPDATE, Phase.BEFORE));
    long begin = System.nanoTime();
    listener.on(event(Operation.UPDATE, Phase.AFTER));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(patience());
  }

  @Test
  void takesEventsFromManyThreads() throws Exception {
    TenantListener listener = listener();
    Together.run(
        () -> {
          listener.on(event(Operation.MIGRATE, Phase.AFTER));
          return true;
        });
  }

  private static TenantEvent event(Operation operation, Phase phase) {
    return new TenantEvent(
        operation, phase, TenantId.of("acme"), "contract", Instant.parse("2026-01-01T00:00:00Z"));
  }
}
