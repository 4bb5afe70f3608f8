package io.insula.test;

import io.insula.InsulaException;
import io.insula.operations.FleetListener;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Databases that are made once in this JVM and then copied. One with tenants is itself a copy of
 * the one without. Thread-safe: who needs a template that is being made waits for it.
 */
final class Templates {
  private final Databases databases;
  private final Map<Recipe.Key, FutureTask<String>> templates = new ConcurrentHashMap<>();

  Templates(Databases databases) {
    this.databases = databases;
  }

  /** A database of its own by that recipe. */
  String copy(Recipe recipe) {
    return databases.copy(template(recipe.template()));
  }

  private String template(Recipe recipe) {
    FutureTask<String> mine = new FutureTask<>(() -> make(recipe));
    FutureTask<String> theirs = templates.putIfAbsent(recipe.key(), mine);
    if (theirs == null) {
      mine.run();
    }
    return join(theirs == null ? mine : theirs);
  }

  private static String join(FutureTask<String> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsulaException("Interrupted while a template was made", e);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new InsulaException(
          "The database of the tests can't be made: " + cause.getMessage(), cause);
    }
  }

  private String make(Recipe recipe) {
    return recipe.tenants().isEmpty() ? makeEmpty(recipe) : makeWithTenants(recipe);
  }

  private String makeEmpty(Recipe recipe) {
    Server server = databases.server();
    String name = databases.create();
    databases.alone(
        () ->
            Insula.install(server.url(name), server.user(), server.password())
                .secret(server.secret())
                .roles(server.roles())
                .run());
    try (Insula insula = recipe.connect(server, name).open()) {
      insula.fleet().migrate(FleetListener.NONE);
    }
    return name;
  }

  private String makeWithTenants(Recipe recipe) {
    String name = databases.copy(template(recipe.withoutTenants()));
    try (Insula insula = recipe.connect(databases.server(), name).open()) {
      create(insula, recipe.tenants());
    }
    return name;
  }

  static void create(Insula insula, List<String> tenants) {
    tenants.forEach(tenant -> insula.tenants().create(NewTenant.of(tenant)));
  }
}
