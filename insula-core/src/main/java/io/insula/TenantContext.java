package io.insula;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which tenant the current code works for. A lexical scope: it ends where its block ends, also when
 * the block throws, and then the tenant of the surrounding scope is current again.
 *
 * <pre>{@code
 * TenantContext.use(acme, () -> invoices.send());
 * int open = TenantContext.with(acme, () -> invoices.countOpen());
 * }</pre>
 *
 * <p>The scope belongs to the thread. {@link #carrying(Executor)} and {@link #carrying(Runnable)}
 * take it along to another one, virtual threads included; with Micrometer's context-propagation on
 * the class path, Reactor carries it too. All methods are thread-safe.
 */
public final class TenantContext {
  private static final ThreadLocal<@Nullable TenantId> CURRENT = new ThreadLocal<>();

  private TenantContext() {}

  /** The tenant of the innermost scope, if there is one. */
  public static Optional<TenantId> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** The tenant of the innermost scope, or null: {@link #current()} without an allocation. */
  public static @Nullable TenantId currentOrNull() {
    return CURRENT.get();
  }

  /**
   * The tenant of the innermost scope.
   *
   * @param attempted what needs it, for the message, such as {@code "sending an invoice"}
   * @throws NoTenantException if there is none
   */
  public static TenantId required(String attempted) {
    TenantId tenant = CURRENT.get();
    if (tenant == null) {
      throw new NoTenantException(attempted);
    }
    return tenant;
  }

  /** Runs the work as that tenant and returns its result; what it throws comes through. */
  public static <T extends @Nullable Object, X extends Exception> T with(
      TenantId tenant, Work<T, X> work) throws X {
    try (Scope scope = open(tenant)) {
      return work.run();
    }
  }

  /** Runs the work as that tenant; what it throws comes through. */
  public static <X extends Exception> void use(TenantId tenant, Task<X> task) throws X {
    try (Scope scope = open(tenant)) {
      task.run();
    }
  }

  /** Runs the work without any tenant, although a surrounding scope may have one. */
  public static <T extends @Nullable Object, X extends Exception> T withoutTenant(Work<T, X> work)
      throws X {
    try (Scope scope = open(null)) {
      return work.run();
    }
  }

  /**
   * Opens a scope for code that cannot be a block, such as a filter or an interceptor. Close it in
   * the same thread, in a {@code finally}.
   */
  public static Scope open(@Nullable TenantId tenant) {
    TenantId before = CURRENT.get();
    set(tenant);
    return new Scope(before);
  }

  /** A task that runs, in whatever thread, as the tenant that is current now. */
  public static Runnable carrying(Runnable task) {
    TenantId tenant = CURRENT.get();
    return () -> {
      try (Scope scope = open(tenant)) {
        task.run();
      }
    };
  }

  /** A call that runs, in whatever thread, as the tenant that is current now. */
  public static <T extends @Nullable Object> Callable<T> carryingCall(Callable<T> call) {
    TenantId tenant = CURRENT.get();
    return () -> {
      try (Scope scope = open(tenant)) {
        return call.call();
      }
    };
  }

  /** A supplier that runs, in whatever thread, as the tenant that is current now. */
  public static <T extends @Nullable Object> Supplier<T> carryingSupplier(Supplier<T> supplier) {
    TenantId tenant = CURRENT.get();
    return () -> {
      try (Scope scope = open(tenant)) {
        return supplier.get();
      }
    };
  }

  /** An executor whose tasks run as the tenant that was current when they were handed in. */
  public static Executor carrying(Executor executor) {
    return task -> executor.execute(carrying(task));
  }

  static void set(@Nullable TenantId tenant) {
    if (tenant == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(tenant);
    }
  }

  /** An open scope. Closing it makes the tenant current again that was so before; once. */
  public static final class Scope implements AutoCloseable {
    private final @Nullable TenantId before;
    private boolean open = true;

    private Scope(@Nullable TenantId before) {
      this.before = before;
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        set(before);
      }
    }
  }

  /** Work with a result. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object, X extends Exception> {
    T run() throws X;
  }

  /** Work without a result. */
  @FunctionalInterface
  public interface Task<X extends Exception> {
    void run() throws X;
  }
}
