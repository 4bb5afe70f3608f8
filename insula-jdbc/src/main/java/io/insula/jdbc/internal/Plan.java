package io.insula.jdbc.internal;

import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.StatementInterceptor.Interception;
import io.insula.jdbc.spi.StatementTraits;
import io.insula.jdbc.spi.StatementTraits.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is sent: what is known of its text, what has to be done before it, and the text
 * behind a binding query.
 */
final class Plan {
  private final StatementTraits traits;
  private final String sql;
  private final String escaped;
  private final @Nullable Interception interception;
  private volatile Prefixed repeated = Prefixed.NONE;
  private volatile Prefixed once = Prefixed.NONE;

  /**
   * @param traits what the user's text tells
   * @param sql the text to send
   * @param escaped the text to send for a statement without parameters
   * @param interception what has to be done before it is sent; null for nothing
   */
  Plan(StatementTraits traits, String sql, String escaped, @Nullable Interception interception) {
    this.traits = traits;
    this.sql = sql;
    this.escaped = escaped;
    this.interception = interception;
  }

  StatementTraits traits() {
    return traits;
  }

  String sql() {
    return sql;
  }

  @Nullable Interception interception() {
    return interception;
  }

  /** Whether it is sent without any binding. */
  boolean unbound() {
    return traits.kind() == Kind.UNBOUND;
  }

  boolean single() {
    return traits.statements() == 1;
  }

  /**
   * The text behind the binding's query, with the user's parameters.
   *
   * @param keys a clause for generated keys, or nothing
   */
  String prefixed(Binding binding, String keys) {
    Prefixed known = repeated;
    if (!known.is(binding, keys)) {
      known = Prefixed.of(binding, keys, sql, traits.keysFromEnd());
      repeated = known;
    }
    return known.text;
  }

  /** The text behind the binding's query, without parameters of the user's. */
  String prefixedOnce(Binding binding, String keys) {
    Prefixed known = once;
    if (!known.is(binding, keys)) {
      known = Prefixed.of(binding, keys, escaped, traits.keysFromEnd());
      once = known;
    }
    return known.text;
  }

  private record Prefixed(String query, String keys, String text) {
    static final Prefixed NONE = new Prefixed("", "", "");

    static Prefixed of(Binding binding, String keys, String sql, int keysFromEnd) {
      int split = keysFromEnd == StatementTraits.HAS_KEYS ? 0 : sql.length() - keysFromEnd;
      String statement = split == 0 ? sql : sql.substring(0, split) + keys + sql.substring(split);
      return new Prefixed(binding.sql(), keys, binding.sql() + ";" + statement);
    }

    boolean is(Binding binding, String wanted) {
      return query.equals(binding.sql()) && keys.equals(wanted);
    }
  }
}
