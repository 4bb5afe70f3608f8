package io.insula.guard;

import io.insula.guard.Violation.Outcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/**
 * Shows what a guard does as meters: {@code insula.guard.violations} by rule and outcome, {@code
 * insula.guard.judged} and {@code insula.guard.texts}. Tenants are no tag: there are too many.
 * Needs Micrometer on the class path.
 */
public final class GuardMeters implements MeterBinder {
  private final Guard guard;

  /** The meters of that guard. */
  public GuardMeters(Guard guard) {
    this.guard = guard;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      for (Rule rule : Rule.values()) {
        FunctionCounter.builder(
                "insula.guard.violations",
                guard.counts(),
                counts -> counts.violations(outcome, rule))
            .description("Statements that broke a rule")
            .tag("rule", rule.name().toLowerCase(Locale.ROOT))
            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
    }
    FunctionCounter.builder("insula.guard.judged", guard.counts(), GuardCounts::texts)
        .description("Texts that were read and judged")
        .register(registry);
    Gauge.builder("insula.guard.texts", guard, Guard::remembered)
        .description("Judgements that are remembered")
        .register(registry);
  }
}
