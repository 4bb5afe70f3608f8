package io.insula.guard;

/**
 * Is told of statements that break a rule, on the thread that sends them: at most once in an
 * interval for the same statement, tenant and rule. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface ViolationListener {
  /** A statement broke a rule. Quick, or the application waits. */
  void on(Violation violation);
}
