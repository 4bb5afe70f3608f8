package io.insula.guard;

/**
 * Is told of everything that happens to admin scopes, on the thread that they belong to. What it
 * throws at an opening keeps the scope shut; what it throws later is logged.
 */
@FunctionalInterface
public interface AdminListener {
  /** Something happened. */
  void on(AdminEvent event);
}
