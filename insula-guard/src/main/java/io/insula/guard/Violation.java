package io.insula.guard;

import io.insula.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement that broke a rule. Immutable; has no value of the statement in it.
 *
 * @param rule which
 * @param detail what exactly, a part of a sentence
 * @param statement in its normal form; may be long
 * @param tenant who sent it; null for a question to the server that was asked without a tenant
 * @param outcome what happened to it
 * @param time when
 * @param times how often this happened since it was told the last time, this one included
 */
public record Violation(
    Rule rule,
    String detail,
    String statement,
    @Nullable TenantId tenant,
    Outcome outcome,
    Instant time,
    long times) {
  /** What happened to the statement. */
  public enum Outcome {
    /** It was not sent. */
    REFUSED,
    /** It was sent. */
    REPORTED,
    /** It was sent, in an admin scope. */
    WAIVED
  }
}
