package io.insula.test;

import io.insula.InsulaException;
import io.insula.operations.Insula;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Opens databases. Of a recipe that has been asked for twice, the next one is made in the
 * background while tests use the one before. Thread-safe.
 */
final class Stock implements AutoCloseable {
  private final Databases databases;
  private final Templates templates;
  private final Set<Recipe.Key> wanted = ConcurrentHashMap.newKeySet();
  private final Map<Recipe.Key, FutureTask<Opened>> spares = new ConcurrentHashMap<>();
  private final ExecutorService maker = Executors.newSingleThreadExecutor(Daemon.named("make"));

  Stock(Databases databases) {
    this.databases = databases;
    this.templates = new Templates(databases);
  }

  Databases databases() {
    return databases;
  }

  /** An installation of its own by that recipe. */
  Opened take(Recipe recipe) {
    FutureTask<Opened> spare = spares.remove(recipe.key());
    if (spare != null) {
      spare.run(); // if nobody has begun
    }
    if (!wanted.add(recipe.key())) {
      prepare(recipe);
    }
    return spare == null ? open(recipe) : join(spare);
  }

  private void prepare(Recipe recipe) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    FutureTask<Opened> next =
        new FutureTask<>(
            () -> {
              Thread.currentThread().setContextClassLoader(loader);
              return open(recipe);
            });
    if (spares.putIfAbsent(recipe.key(), next) == null) {
      maker.execute(next);
    }
  }

  private Opened open(Recipe recipe) {
    String database = templates.copy(recipe);
    Insula insula = recipe.connect(databases.server(), database).open();
    try {
      if (!recipe.template().equals(recipe)) {
        Templates.create(insula, recipe.tenants());
      }
      return new Opened(database, insula);
    } catch (RuntimeException e) {
      insula.close();
      databases.dropLater(database);
      throw e;
    }
  }

  static Opened join(FutureTask<Opened> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsulaException("Interrupted while a database was made", e);
    } catch (ExecutionException e) {
      throw new InsulaException("The database of the tests can't be opened: " + e.getCause(), e);
    }
  }

  /** Closes what nobody took. */
  @Override
  public void close() {
    maker.shutdownNow();
    for (FutureTask<Opened> spare : spares.values()) {
      if (!spare.cancel(false)) {
        join(spare).insula().close();
      }
    }
  }

  /**
   * An open installation.
   *
   * @param database its name
   * @param insula the installation
   */
  record Opened(String database, Insula insula) {}
}
