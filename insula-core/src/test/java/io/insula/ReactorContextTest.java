package io.insula;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ReactorContextTest {
  @BeforeAll
  static void propagate() {
    Hooks.enableAutomaticContextPropagation();
  }

  @AfterAll
  static void stop() {
    Hooks.disableAutomaticContextPropagation();
  }

  @Test
  void carriesTheTenantAcrossSchedulersAndClearsItThere() {
    Mono<String> tenant =
        Mono.fromSupplier(() -> TenantContext.required("x").value())
            .subscribeOn(Schedulers.boundedElastic());
    String seen =
        TenantContext.with(TenantId.of("acme"), () -> tenant.block(Duration.ofSeconds(10)));
    assertThat(seen).isEqualTo("acme");
    assertThat(
            Mono.fromSupplier(() -> TenantContext.current().isEmpty())
                .subscribeOn(Schedulers.boundedElastic())
                .block(Duration.ofSeconds(10)))
        .isTrue();
  }
}
