package io.insula.cli;

import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditQuery;
import io.insula.guard.audit.AuditSeverity;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries of the audit trail are meant; everything that is said must hold. */
final class AuditOptions {
  @Option(names = "--tenant", paramLabel = "ID", description = "On this tenant.")
  @Nullable String tenant;

  @Option(names = "--actor", description = "By this actor.")
  @Nullable String actor;

  @Option(
      names = "--action",
      description = "This action, or all that begin with it: tenant finds tenant.create.")
  @Nullable String action;

  @Option(names = "--outcome", description = "success, failure or denied.")
  @Nullable String outcome;

  @Option(names = "--severity", description = "At least info, warning, error or critical.")
  @Nullable String severity;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Then or later: 2026-11-01, 2026-11-01T08:00:00Z, or 30d for 30 days ago.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "WHEN", description = "Before that.")
  @Nullable String until;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Words anywhere in it; \"in this order\", -without, one or another.")
  @Nullable String search;

  @Option(names = "--correlation", paramLabel = "ID", description = "What one request did.")
  @Nullable String correlation;

  AuditQuery query() {
    return AuditQuery.all()
        .tenant(tenant)
        .actor(actor)
        .action(action)
        .outcome(read("--outcome", outcome, AuditOutcome::of))
        .severity(read("--severity", severity, AuditSeverity::of))
        .since(since == null ? null : Moments.parse(since))
        .until(until == null ? null : Moments.parse(until))
        .text(search)
        .correlation(correlation);
  }

  private static <T> @Nullable T read(
      String option, @Nullable String typed, Function<String, T> reader) {
    if (typed == null) {
      return null;
    }
    try {
      return reader.apply(typed.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + " does not know \"" + typed + "\"; see --help.");
    }
  }
}
