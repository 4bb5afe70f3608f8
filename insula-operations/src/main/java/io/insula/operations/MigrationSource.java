package io.insula.operations;

import io.insula.fleet.MigrationFiles;
import io.insula.fleet.Migrations;
import io.insula.fleet.SeedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the migration files: {@code tenant} and {@code shared} in a folder or on the class path.
 */
final class MigrationSource {
  private static final String CLASS_PATH = "classpath:";
  private static final String TENANT = "tenant";
  private static final String SEED = "seed";
  private static final String SHARED = "shared";

  private MigrationSource() {}

  /** What is wrong with the location, or null. */
  static @Nullable String fault(@Nullable String location) {
    if (location == null || location.startsWith(CLASS_PATH)) {
      return null;
    }
    return Files.isDirectory(Path.of(location))
        ? null
        : "There is no folder \""
            + Path.of(location).toAbsolutePath()
            + "\" for migrations; give the one that has \"tenant\" and \"shared\" in it.";
  }

  static Migrations read(@Nullable String location) {
    if (location == null) {
      return Migrations.none();
    }
    return location.startsWith(CLASS_PATH)
        ? onClassPath(location.substring(CLASS_PATH.length()))
        : in(Path.of(location));
  }

  /**
   * Finds seed files.
   *
   * @param below the folder below {@code seed}, with a slash in front, or nothing
   */
  static SeedFiles seeds(String location, String below) {
    return location.startsWith(CLASS_PATH)
        ? SeedFiles.onClassPath(
            loader(), location.substring(CLASS_PATH.length()) + "/" + SEED + below)
        : SeedFiles.in(Path.of(location).resolve(SEED + below));
  }

  private static Migrations in(Path folder) {
    return new Migrations(
        MigrationFiles.in(folder.resolve(SHARED)),
        MigrationFiles.in(folder.resolve(TENANT)),
        Map.of());
  }

  private static Migrations onClassPath(String root) {
    ClassLoader loader = loader();
    return new Migrations(
        MigrationFiles.onClassPath(loader, root + "/" + SHARED),
        MigrationFiles.onClassPath(loader, root + "/" + TENANT),
        Map.of());
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? MigrationSource.class.getClassLoader() : context;
  }
}
