package io.insula.catalog;

import io.insula.CatalogUnavailableException;
import io.insula.Tenant;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A query for one tenant that is under way, and those who wait for it. */
final class Flight {
  private final CompletableFuture<Optional<Tenant>> result = new CompletableFuture<>();

  /** Guarded by the lock of the map that the flight is in. */
  private @Nullable Tenant overtaken;

  void overtake(Tenant announced) {
    overtaken = overtaken == null ? announced : TenantCache.newer(overtaken, announced);
  }

  Optional<Tenant> newest(Optional<Tenant> loaded) {
    Tenant announced = overtaken;
    if (announced == null) {
      return loaded;
    }
    return Optional.of(loaded.map(t -> TenantCache.newer(t, announced)).orElse(announced));
  }

  void complete(Optional<Tenant> tenant) {
    result.complete(tenant);
  }

  void fail(Throwable cause) {
    result.completeExceptionally(cause);
  }

  Optional<Tenant> await(Duration limit) {
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("Interrupted while a tenant was looked up in the catalog", e);
    } catch (ExecutionException e) {
      throw unavailable("The catalog can't be read", e.getCause());
    } catch (TimeoutException e) {
      throw unavailable("The catalog did not answer within " + limit.toMillis() + " ms", e);
    }
  }

  private static CatalogUnavailableException unavailable(String what, @Nullable Throwable cause) {
    return new CatalogUnavailableException(
        what + ". Check the database that holds the catalog, and try again.", cause);
  }
}
