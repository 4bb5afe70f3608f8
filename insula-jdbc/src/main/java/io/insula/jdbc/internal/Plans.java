package io.insula.jdbc.internal;

import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Source;
import io.insula.jdbc.spi.StatementInterceptor.Interception;
import io.insula.jdbc.spi.StatementTraits;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plans of one pool's statements, by text. Bounded: when it is full an eighth of it goes,
 * whichever comes first, since an application with that many texts builds them. Thread-safe.
 */
final class Plans {
  private static final int PART = 8;

  private final Source source;
  private final int bound;
  private final Function<StatementTraits, @Nullable Interception> interceptors;
  private final ConcurrentHashMap<String, Plan> rewritten = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Plan> plain = new ConcurrentHashMap<>();

  Plans(Source source, int bound, Function<StatementTraits, @Nullable Interception> interceptors) {
    this.source = source;
    this.bound = bound;
    this.interceptors = interceptors;
  }

  /** The plan for that text where keys are per tenant. */
  Plan rewritten(String sql, Session session) throws SQLException {
    Plan known = rewritten.get(sql);
    return known != null ? known : learn(sql, session);
  }

  /** The plan for that text where it is sent as it is. */
  Plan plain(String sql) {
    Plan known = plain.get(sql);
    if (known == null) {
      StatementTraits traits = source.read(sql);
      known = remember(plain, new Plan(traits, sql, traits.escaped(), interceptors.apply(traits)));
    }
    return known;
  }

  void forget() {
    rewritten.clear();
    source.forget();
  }

  private Plan learn(String sql, Session session) throws SQLException {
    Plan asWritten = plain(sql);
    if (asWritten.traits().conflict() == null) {
      return remember(rewritten, asWritten);
    }
    String text = session.rewrite(asWritten.traits());
    if (text == null) {
      return asWritten;
    }
    StatementTraits again = text.equals(sql) ? asWritten.traits() : source.read(text);
    Plan plan = new Plan(asWritten.traits(), text, again.escaped(), asWritten.interception());
    return remember(rewritten, sql, plan);
  }

  private Plan remember(ConcurrentHashMap<String, Plan> plans, Plan plan) {
    return remember(plans, plan.sql(), plan);
  }

  private Plan remember(ConcurrentHashMap<String, Plan> plans, String sql, Plan plan) {
    if (plans.size() >= bound) {
      Iterator<String> oldest = plans.keySet().iterator();
      for (int i = 0; i <= bound / PART && oldest.hasNext(); i++) {
        oldest.next();
        oldest.remove();
      }
    }
    plans.put(sql, plan);
    return plan;
  }
}
