package io.insula.guard;

import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantContext.Task;
import io.insula.TenantContext.Work;
import io.insula.TenantId;
import io.insula.guard.Violation.Outcome;
import io.insula.jdbc.spi.StatementInterceptor;
import io.insula.jdbc.spi.StatementTraits;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the statements of a data source, and refuses or reports those that break a {@link
 * Rule}. Thread-safe.
 *
 * <p>A text is read and judged when it is new; pools remember what came out. A text that nothing is
 * against costs nothing more, one that names schemas a comparison for each.
 */
public final class Guard implements StatementInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final int PART = 8;

  private final GuardSettings settings;
  private final Clock clock;
  private final Judge judge;
  private final ConcurrentHashMap<String, Judgement> judgements = new ConcurrentHashMap<>();
  private final Reports reports;
  private final AdminScopes scopes;
  private final GuardCounts counts = new GuardCounts();
  private final List<ViolationListener> listeners;

  /** A guard without listeners. */
  public Guard(GuardSettings settings) {
    this(settings, Clock.systemUTC(), List.of(), List.of());
  }

  /**
   * @param clock what admin scopes and reports are timed by
   * @param violations who is told of violations
   * @param admins who is told of admin scopes
   */
  public Guard(
      GuardSettings settings,
      Clock clock,
      List<ViolationListener> violations,
      List<AdminListener> admins) {
    this.settings = settings;
    this.clock = clock;
    this.judge = new Judge(settings);
    this.reports = new Reports(settings.interval(), settings.texts());
    this.scopes = new AdminScopes(admins, clock);
    this.listeners = List.copyOf(violations);
  }

  /** What it was told. */
  public GuardSettings settings() {
    return settings;
  }

  /** What it has done so far. */
  public GuardCounts counts() {
    return counts;
  }

  /** What happens to a statement that breaks a rule. */
  public GuardMode mode() {
    return settings.mode();
  }

  /** How many judgements are remembered now. */
  public int remembered() {
    return judgements.size();
  }

  /**
   * What there is against a text; nothing is refused or told.
   *
   * @param placement of the tenant that would send it; null for none
   */
  public List<Finding> judge(String sql, @Nullable Placement placement) {
    return judgement(sql).against(placement);
  }

  @Override
  public @Nullable Interception inspect(StatementTraits traits) {
    if (settings.mode() == GuardMode.OFF) {
      return null;
    }
    Judgement judgement = judgement(traits.sql());
    return judgement.clean() ? null : tenant -> check(judgement, tenant);
  }

  private Judgement judgement(String sql) {
    Judgement known = judgements.get(sql);
    return known != null ? known : remember(sql, judge.judge(sql));
  }

  private Judgement remember(String sql, Judgement judgement) {
    counts.judged();
    if (judgements.size() >= settings.texts()) {
      Iterator<String> some = judgements.keySet().iterator();
      for (int i = 0; i <= settings.texts() / PART && some.hasNext(); i++) {
        some.next();
        some.remove();
      }
    }
    judgements.put(sql, judgement);
    return judgement;
  }

  private void check(Judgement judgement, @Nullable Tenant tenant) throws SQLException {
    List<Finding> findings = judgement.against(tenant == null ? null : tenant.placement());
    if (findings.isEmpty()) {
      return;
    }
    Violation refused = null;
    for (Finding finding : findings) {
      Violation violation = violated(judgement, finding, tenant == null ? null : tenant.id());
      if (refused == null && violation.outcome() == Outcome.REFUSED) {
        refused = violation;
      }
    }
    if (refused != null) {
      throw new RefusedStatementException(refused);
    }
  }

  private Violation violated(Judgement judgement, Finding finding, @Nullable TenantId tenant) {
    AdminScope scope = scopes.waiving(finding.rule());
    Instant now = clock.instant();
    Outcome outcome = scope != null ? Outcome.WAIVED : usual();
    counts.violated(outcome, finding.rule());
    long due = scope != null ? 1 : reports.due(judgement.normalised(), tenant, finding.rule(), now);
    Violation violation =
        new Violation(
            finding.rule(),
            finding.detail(),
            judgement.normalised(),
            tenant,
            outcome,
            now,
            Math.max(due, 1));
    if (scope != null) {
      scopes.waived(scope, violation);
    } else if (due > 0) {
      tell(violation);
    }
    return violation;
  }

  private Outcome usual() {
    return settings.mode() == GuardMode.STRICT ? Outcome.REFUSED : Outcome.REPORTED;
  }

  private void tell(Violation violation) {
    LOG.warn(
        "Tenant {}: a statement {}: {} ({}, {}, {} times): {}",
        violation.tenant(),
        violation.rule().what(),
        violation.detail(),
        violation.rule(),
        violation.outcome(),
        violation.times(),
        violation.statement());
    for (ViolationListener listener : listeners) {
      try {
        listener.on(violation);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed at a violation of {}", violation.rule(), e);
      }
    }
  }

  /**
   * Lets this thread break some rules for a while. Close it, or use {@link #asAdmin(AdminRequest,
   * Task)}.
   *
   * @throws RuntimeException what a listener throws; then nothing is open
   */
  public AdminScope open(AdminRequest request) {
    return scopes.open(request);
  }

  /** Runs the task in an admin scope; what it throws comes through. */
  public <X extends Exception> void asAdmin(AdminRequest request, Task<X> task) throws X {
    try (AdminScope scope = open(request)) {
      task.run();
    }
  }

  /** Runs the work in an admin scope and returns its result; what it throws comes through. */
  public <T extends @Nullable Object, X extends Exception> T withAdmin(
      AdminRequest request, Work<T, X> work) throws X {
    try (AdminScope scope = open(request)) {
      return work.run();
    }
  }
}
