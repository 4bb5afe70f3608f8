package io.insula.proof.isolation;

import io.insula.operations.Insula;
import io.insula.proof.internal.Unguarded;

/**
 * Tries every door between tenants of a live installation, with tenants that it makes and purges,
 * or, without writing, with existing ones. Thread-safe.
 *
 * <pre>{@code
 * IsolationReport report = IsolationCheck.of(insula).run(IsolationSettings.DEFAULT);
 * }</pre>
 */
public final class IsolationCheck {
  private final Insula insula;

  private IsolationCheck(Insula insula) {
    this.insula = insula;
  }

  /** Checks of that installation, which must be open with the migrator's login. */
  public static IsolationCheck of(Insula insula) {
    return new IsolationCheck(insula);
  }

  /** The same as {@link #run(IsolationSettings, IsolationListener)}, silently. */
  public IsolationReport run(IsolationSettings settings) {
    return run(settings, IsolationListener.NONE);
  }

  /**
   * Tries the doors.
   *
   * @throws io.insula.InsulaException if tenants cannot be made or looked at, or the guard is
   *     strict
   */
  public IsolationReport run(IsolationSettings settings, IsolationListener listener) {
    Unguarded.require(insula, "A check of isolation");
    return new IsolationRun(insula, settings, listener).run();
  }
}
