package io.insula.jdbc.internal;

import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.StatementTraits;
import io.insula.jdbc.spi.StatementTraits.Kind;

/** A statement as it is sent: what is known of its text, and the text behind a binding query. */
final class Plan {
  private final StatementTraits traits;
  private final String sql;
  private volatile Prefixed repeated = Prefixed.NONE;
  private volatile Prefixed once = Prefixed.NONE;

  /**
   * @param traits what the user's text tells
   * @param sql the text to send
   * @param escaped the text to send for a statement without parameters
   */
  Plan(StatementTraits traits, String sql, String escaped) {
    this.traits = traits;
    this.sql = sql;
    this.escaped = escaped;
  }

  private final String escaped;

  StatementTraits traits() {
    return traits;
  }

  String sql() {
    return sql;
  }

  /** Whether it is sent without any binding. */
  boolean unbound() {
    return traits.kind() == Kind.UNBOUND;
  }

  boolean single() {
    return traits.statements() == 1;
  }

  /** The text behind the binding's query, with the user's parameters. */
  String prefixed(Binding binding) {
    Prefixed known = repeated;
    if (!known.query.equals(binding.sql())) {
      known = new Prefixed(binding.sql(), binding.sql() + "; " + sql);
      repeated = known;
    }
    return known.text;
  }

  /** The text behind the binding's query, without parameters of the user's. */
  String prefixedOnce(Binding binding) {
    Prefixed known = once;
    if (!known.query.equals(binding.sql())) {
      known = new Prefixed(binding.sql(), binding.sql() + "; " + escaped);
      once = known;
    }
    return known.text;
  }

  private record Prefixed(String query, String text) {
    static final Prefixed NONE = new Prefixed("", "");
  }
}
