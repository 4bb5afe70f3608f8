package io.insula.operations;

import io.insula.fleet.MigrationFiles;
import io.insula.fleet.Migrations;
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

  private static Migrations in(Path folder) {
    return new Migrations(
        MigrationFiles.in(folder.resolve(SHARED)),
        MigrationFiles.in(folder.resolve(TENANT)),
        Map.of());
  }

  private static Migrations onClassPath(String root) {
    ClassLoader own = MigrationSource.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? own : context;
    return new Migrations(
        MigrationFiles.onClassPath(loader, root + "/" + SHARED),
        MigrationFiles.onClassPath(loader, root + "/" + TENANT),
        Map.of());
  }
}
