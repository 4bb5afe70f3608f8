package io.insula.test;

import io.insula.Isolation;
import io.insula.fleet.MigrationFiles;
import io.insula.fleet.Migrations;
import io.insula.operations.Insula;
import io.insula.operations.InsulaBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an installation is made of. Two with equal recipes are copies of one template.
 *
 * @param isolation of its tenants
 * @param migrations a folder, or {@code classpath:folder}
 * @param stamp a digest of the files there
 * @param setup further settings
 * @param identity what tells one setup from another
 * @param tenants who are there from the beginning, in the order in which they are made
 */
record Recipe(
    Isolation isolation,
    String migrations,
    String stamp,
    InstallationSetup setup,
    Object identity,
    List<String> tenants) {
  private static final String CLASS_PATH = "classpath:";

  Recipe {
    tenants = List.copyOf(tenants);
  }

  /**
   * Reads the migrations.
   *
   * @throws io.insula.fleet.InvalidMigrationsException if a file is wrong
   */
  static Recipe of(
      Isolation isolation,
      String migrations,
      InstallationSetup setup,
      Object identity,
      List<String> tenants) {
    return new Recipe(isolation, migrations, read(migrations).stamp(), setup, identity, tenants);
  }

  private static Migrations read(String location) {
    if (location.startsWith(CLASS_PATH)) {
      String root = location.substring(CLASS_PATH.length());
      ClassLoader loader = loader();
      return new Migrations(
          MigrationFiles.onClassPath(loader, root + "/shared"),
          MigrationFiles.onClassPath(loader, root + "/tenant"),
          Map.of());
    }
    Path root = Path.of(location);
    return new Migrations(
        MigrationFiles.in(root.resolve("shared")),
        MigrationFiles.in(root.resolve("tenant")),
        Map.of());
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? Recipe.class.getClassLoader() : context;
  }

  /** The same without any tenant. */
  Recipe withoutTenants() {
    return new Recipe(isolation, migrations, stamp, setup, identity, List.of());
  }

  /**
   * The recipe of the template: a database of a tenant's own is in no copy of the home database.
   */
  Recipe template() {
    return isolation == Isolation.DATABASE ? withoutTenants() : this;
  }

  /** What tells templates apart. */
  Key key() {
    return new Key(isolation, migrations, stamp, identity, tenants);
  }

  /** Begins to open an installation in that database. */
  InsulaBuilder connect(Server server, String database) {
    InsulaBuilder builder =
        Insula.connect(server.url(database))
            .secret(server.secret())
            .roles(server.roles())
            .isolation(isolation)
            .migrations(migrations)
            .withoutRefill()
            .actor("test");
    setup.configure(builder);
    return builder;
  }

  /** What tells templates apart. */
  record Key(
      Isolation isolation,
      String migrations,
      String stamp,
      Object identity,
      List<String> tenants) {}
}
