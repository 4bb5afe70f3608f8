package io.insula.guard;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who wants to do what the guard forbids, why, and for how long. Immutable.
 *
 * @param actor who; not blank
 * @param reason why, such as the number of a ticket; not blank
 * @param lasting for how long, one hour at most
 * @param rules the rules that are waived
 */
public record AdminRequest(String actor, String reason, Duration lasting, Set<Rule> rules) {
  /** The longest time that a scope can last. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** How long a scope lasts, unless set. */
  public static final Duration LASTING = Duration.ofMinutes(5);

  public AdminRequest {
    rules = Set.copyOf(rules);
    if (actor.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("An admin scope needs an actor and a reason.");
    }
    if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "An admin scope lasts more than nothing and " + LONGEST + " at most, not " + lasting);
    }
  }

  /** Waives these rules for five minutes. */
  public static AdminRequest of(String actor, String reason, Rule first, Rule... more) {
    return new AdminRequest(actor, reason, LASTING, EnumSet.of(first, more));
  }

  /** The same, lasting that long. */
  public AdminRequest lasting(Duration time) {
    return new AdminRequest(actor, reason, time, rules);
  }
}
