package io.insula.test;

import io.insula.Isolation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects what a {@link TestInstallation} is made of. Not thread-safe. */
public final class TestInstallationBuilder {
  /** Where migrations are looked for if nothing is said. */
  public static final String MIGRATIONS = "classpath:db";

  private static final InstallationSetup NONE = new InstallationSetup.None();

  private Isolation isolation = Isolation.ROW;
  private String migrations = MIGRATIONS;
  private InstallationSetup setup = NONE;
  private List<String> tenants = List.of();

  TestInstallationBuilder() {}

  /** How tenants are kept apart; {@link Isolation#ROW} if nothing is said. */
  public TestInstallationBuilder isolation(Isolation value) {
    isolation = value;
    return this;
  }

  /** The folder, or {@code classpath:folder}, that has {@code tenant} and {@code shared} in it. */
  public TestInstallationBuilder migrations(String location) {
    migrations = location;
    return this;
  }

  /** The folder that has {@code tenant} and {@code shared} in it. */
  public TestInstallationBuilder migrations(Path folder) {
    return migrations(folder.toString());
  }

  /** Tenants that are there from the beginning. */
  public TestInstallationBuilder tenants(String... ids) {
    tenants = List.of(ids);
    return this;
  }

  /**
   * Further settings. Installations with the same object share a template, so keep it in a
   * constant.
   */
  public TestInstallationBuilder setup(InstallationSetup value) {
    setup = value;
    return this;
  }

  /**
   * Makes the database, from a template once there is one, and opens it.
   *
   * @throws io.insula.InsulaException if a migration fails or the server can't be started
   */
  public TestInstallation open() {
    Object identity = setup == NONE ? InstallationSetup.None.class : setup;
    return TestInstallation.open(
        Recipe.of(isolation, migrations, setup, identity, tenants), UnaryOperator.identity());
  }
}
