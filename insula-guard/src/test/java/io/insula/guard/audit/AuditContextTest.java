package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AuditContextTest {
  @Test
  void restoresTheSurroundingScopeAlsoWhenTheWorkThrows() {
    AuditOrigin outer = AuditOrigin.of("outer");
    AuditContext.use(
        outer,
        () -> {
          assertThatThrownBy(
                  () ->
                      AuditContext.use(
                          AuditOrigin.of("inner"),
                          () -> {
                            throw new IllegalStateException(AuditContext.current().actor());
                          }))
              .hasMessage("inner");
          assertThat(AuditContext.current()).isEqualTo(outer);
        });
    assertThat(AuditContext.current()).isEqualTo(AuditOrigin.UNKNOWN);
  }

  @Test
  void isCarriedToAnotherThread() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    Runnable task =
        AuditContext.with(
            AuditOrigin.of("alice"),
            () -> AuditContext.carrying(() -> seen.set(AuditContext.current().actor())));
    Thread thread = new Thread(task);
    thread.start();
    thread.join();
    assertThat(seen.get()).isEqualTo("alice");
  }
}
