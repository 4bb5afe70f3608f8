package io.insula.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that a fleet is migrated with. Immutable.
 *
 * @param shared the files of the shared tables, applied first
 * @param tenant the files of a tenant's tables, and the migrations in Java
 * @param placeholders what <code>${name}</code> stands for, by name
 */
public record Migrations(
    MigrationFiles shared, MigrationFiles tenant, Map<String, String> placeholders) {
  /** The directory, below the project's, of the tenant's files. */
  public static final String TENANT = "db/tenant";

  /** The directory, below the project's, of the shared files. */
  public static final String SHARED = "db/shared";

  public Migrations {
    placeholders = Map.copyOf(placeholders);
  }

  /** No files at all. */
  public static Migrations none() {
    return new Migrations(MigrationFiles.none(), MigrationFiles.none(), Map.of());
  }

  /** {@code db/shared} and {@code db/tenant} below that directory. */
  public static Migrations in(Path root) {
    return new Migrations(
        MigrationFiles.in(root.resolve(SHARED)), MigrationFiles.in(root.resolve(TENANT)), Map.of());
  }

  /** {@code db/shared} and {@code db/tenant} on the class path. */
  public static Migrations onClassPath(ClassLoader loader) {
    return new Migrations(
        MigrationFiles.onClassPath(loader, SHARED),
        MigrationFiles.onClassPath(loader, TENANT),
        Map.of());
  }

  /** The same files with these placeholders. */
  public Migrations with(Map<String, String> replacements) {
    return new Migrations(shared, tenant, replacements);
  }

  /**
   * The same with these among the tenant's files, by version.
   *
   * @throws InvalidMigrationsException if a name is wrong, or a version is there twice; names all
   */
  public Migrations with(JavaMigration... migrations) {
    return new Migrations(shared, tenant.with(List.of(migrations)), placeholders);
  }

  /** The same without the tenants' versioned files behind that one. */
  public Migrations upTo(MigrationVersion version) {
    return new Migrations(shared, tenant.upTo(version), placeholders);
  }

  /**
   * A digest of names and texts of all files and of the placeholders. What was brought up to date
   * with files of one stamp has nothing pending from any files with the same stamp.
   */
  public String stamp() {
    return Stamp.of(this);
  }

  MigrationFiles files(MigrationKind kind) {
    return kind == MigrationKind.SHARED ? shared : tenant;
  }
}
