package io.insula.proof.lint;

import io.insula.InsulaException;
import io.insula.jdbc.Credentials;
import io.insula.operations.Insula;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for what is wrong with the live databases of an installation. Immutable and thread-safe.
 *
 * <pre>{@code
 * LintReport report = Lints.of(insula).run(LintListener.NONE);
 * report.findings().forEach(System.out::println);
 * }</pre>
 *
 * <p>Looking changes nothing, and takes no locks that anybody waits for. It is made as the
 * migrator.
 */
public final class Lints {
  /** How many databases are looked at at a time, if nothing else is said. */
  public static final int JOBS = 4;

  private final Insula insula;
  private final LintSettings settings;

  private Lints(Insula insula, LintSettings settings) {
    this.insula = insula;
    this.settings = settings;
  }

  /**
   * All lints, on that installation.
   *
   * @param insula open, with the migrator's login
   */
  public static Lints of(Insula insula) {
    return new Lints(insula, LintSettings.defaults());
  }

  /** Every lint there is, in the order in which findings are told. */
  public static List<Lint> all() {
    return Rules.all().lints();
  }

  /** The lint of that id, if there is one. */
  public static Optional<Lint> find(String id) {
    return all().stream().filter(lint -> lint.id().equals(id)).findFirst();
  }

  /**
   * Only these, of those that were looked for so far.
   *
   * @throws InsulaException if there is no lint of one of these ids
   */
  public Lints only(Collection<String> ids) {
    check(ids);
    return new Lints(insula, settings.with(settings.rules().only(Set.copyOf(ids))));
  }

  /**
   * All but these, of those that were looked for so far.
   *
   * @throws InsulaException if there is no lint of one of these ids
   */
  public Lints skip(Collection<String> ids) {
    check(ids);
    Set<String> left =
        settings.rules().lints().stream()
            .map(Lint::id)
            .collect(Collectors.toCollection(HashSet::new));
    left.removeAll(ids);
    return new Lints(insula, settings.with(settings.rules().only(left)));
  }

  private static void check(Collection<String> ids) {
    Set<String> known = all().stream().map(Lint::id).collect(Collectors.toSet());
    List<String> unknown = ids.stream().filter(id -> !known.contains(id)).toList();
    if (!unknown.isEmpty()) {
      throw new InsulaException(
          "There is no lint \"%s\"; `insula doctor --list` names all."
              .formatted(String.join("\", \"", unknown)));
    }
  }

  /**
   * With another number of databases that are looked at at a time.
   *
   * @param number at least 1
   */
  public Lints jobs(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("At least one database is looked at, not " + number);
    }
    return new Lints(insula, settings.withJobs(number));
  }

  /** What only an administrator of the server may mend is mended by that login. */
  public Lints administrator(Credentials login) {
    return new Lints(insula, settings.with(login));
  }

  /** With settings that a test has changed. */
  Lints with(java.util.function.UnaryOperator<LintSettings> change) {
    return new Lints(insula, change.apply(settings));
  }

  /**
   * Looks at everything; changes nothing. A database that can't be looked at is in the report.
   *
   * @throws InsulaException if the catalog can't be read
   */
  public LintReport run(LintListener listener) {
    return new Examination(insula, settings, listener).run();
  }

  /**
   * Looks, and says what {@link #fix} would do.
   *
   * @throws InsulaException if the catalog can't be read
   */
  public LintFix plan(LintListener listener) {
    LintReport report = run(listener);
    return new LintFix(new LintMending(insula, settings).mend(report, true), true, report);
  }

  /**
   * Looks, mends what is safe to mend, each finding in one transaction that waits for locks but
   * shortly, and looks again. No data is changed.
   *
   * @throws InsulaException if the catalog can't be read
   */
  public LintFix fix(LintListener listener) {
    LintReport report = run(listener);
    List<LintFix.Step> steps = new LintMending(insula, settings).mend(report, false);
    boolean any = steps.stream().anyMatch(step -> step.outcome() == LintFix.Outcome.DONE);
    return new LintFix(steps, false, any ? run(listener) : report);
  }
}
