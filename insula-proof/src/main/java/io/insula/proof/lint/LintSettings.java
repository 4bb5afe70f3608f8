package io.insula.proof.lint;

import io.insula.jdbc.Credentials;
import io.insula.proof.lint.internal.Expected;
import io.insula.proof.lint.internal.Server;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a check goes.
 *
 * @param server what a test changes of the facts, where it can't change the server
 * @param expected the same, of what the installation is meant to be
 */
record LintSettings(
    Rules rules,
    int jobs,
    @Nullable Credentials administrator,
    Clock clock,
    UnaryOperator<Server> server,
    UnaryOperator<Expected> expected) {

  static LintSettings defaults() {
    return new LintSettings(
        Rules.all(),
        Lints.JOBS,
        null,
        Clock.systemUTC(),
        UnaryOperator.identity(),
        UnaryOperator.identity());
  }

  LintSettings with(Rules some) {
    return new LintSettings(some, jobs, administrator, clock, server, expected);
  }

  LintSettings withJobs(int number) {
    return new LintSettings(rules, number, administrator, clock, server, expected);
  }

  LintSettings with(Credentials login) {
    return new LintSettings(rules, jobs, login, clock, server, expected);
  }

  LintSettings with(Clock other) {
    return new LintSettings(rules, jobs, administrator, other, server, expected);
  }

  LintSettings seen(UnaryOperator<Server> change) {
    return new LintSettings(rules, jobs, administrator, clock, change, expected);
  }

  LintSettings expecting(UnaryOperator<Expected> change) {
    return new LintSettings(rules, jobs, administrator, clock, server, change);
  }
}
