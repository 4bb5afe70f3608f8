package io.insula.guard.audit;

import io.insula.TenantContext.Task;
import io.insula.TenantContext.Work;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Who the current code acts for. A lexical scope, like {@link io.insula.TenantContext}: it ends
 * where its block ends, and then the surrounding one holds again.
 *
 * <pre>{@code
 * AuditContext.use(AuditOrigin.of(user.name()).from(request.address()), () -> chain.handle(request));
 * }</pre>
 *
 * <p>The scope belongs to the thread; {@link #carrying(Runnable)} takes it along to another one.
 * All methods are thread-safe.
 */
public final class AuditContext {
  private static final ThreadLocal<@Nullable AuditOrigin> CURRENT = new ThreadLocal<>();

  private AuditContext() {}

  /** The origin of the innermost scope; {@link AuditOrigin#UNKNOWN} if there is none. */
  public static AuditOrigin current() {
    AuditOrigin origin = CURRENT.get();
    return origin == null ? AuditOrigin.UNKNOWN : origin;
  }

  /**
   * Runs the work in the name of that origin and returns its result; what it throws comes through.
   */
  public static <T extends @Nullable Object, X extends Exception> T with(
      AuditOrigin origin, Work<T, X> work) throws X {
    try (Scope scope = open(origin)) {
      return work.run();
    }
  }

  /** Runs the work in the name of that origin; what it throws comes through. */
  public static <X extends Exception> void use(AuditOrigin origin, Task<X> task) throws X {
    try (Scope scope = open(origin)) {
      task.run();
    }
  }

  /**
   * Opens a scope for code that cannot be a block, such as a filter. Close it in the same thread,
   * in a {@code finally}.
   */
  public static Scope open(AuditOrigin origin) {
    AuditOrigin before = CURRENT.get();
    CURRENT.set(origin);
    return new Scope(before);
  }

  /** A task that runs, in whatever thread, in the name of the origin that is current now. */
  public static Runnable carrying(Runnable task) {
    AuditOrigin origin = current();
    return () -> {
      try (Scope scope = open(origin)) {
        task.run();
      }
    };
  }

  /** An executor whose tasks run in the name of who handed them in. */
  public static Executor carrying(Executor executor) {
    return task -> executor.execute(carrying(task));
  }

  /** An open scope. Closing it restores what was before; once. */
  public static final class Scope implements AutoCloseable {
    private final @Nullable AuditOrigin before;
    private boolean open = true;

    private Scope(@Nullable AuditOrigin before) {
      this.before = before;
    }

    @Override
    public void close() {
      if (!open) {
        return;
      }
      open = false;
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }
}
