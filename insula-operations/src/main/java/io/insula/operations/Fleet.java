package io.insula.operations;

import io.insula.TenantId;
import java.util.List;

/** All tenants seen as one thing to migrate. Thread-safe. */
public interface Fleet {
  /**
   * Applies what is pending: shared tables where a place needs them, row tables, tenants. What is
   * up to date already is not touched, and costs a few queries, however many tenants there are. Can
   * be repeated, also after a crash, and by several processes at once: they share the work.
   *
   * @throws io.insula.fleet.InvalidMigrationsException if a file is wrong; nothing was run
   * @throws OpenRunException if a run in waves is open; resume or abandon it
   */
  FleetReport migrate(MigrateOptions options, FleetListener listener);

  /** Everything that is pending, for all. */
  default FleetReport migrate(FleetListener listener) {
    return migrate(MigrateOptions.DEFAULT, listener);
  }

  /** Everything that is pending for one tenant. */
  default FleetReport migrate(TenantId tenant) {
    return migrate(
        MigrateOptions.DEFAULT.selection(Selection.of(List.of(tenant))), FleetListener.NONE);
  }

  /**
   * Goes on with the run in waves that is open, in the wave it was in; what failed is tried again.
   * Without such a run it is the same as {@link #migrate(MigrateOptions, FleetListener)}.
   *
   * @param options how; which tenants, waves and target are those of the run
   * @throws OpenRunException if another process is at work on it
   */
  FleetReport resume(MigrateOptions options, FleetListener listener);

  /** Gives up the run in waves that is open; what it has done stays. Whether there was one. */
  boolean abandon();

  /**
   * What {@link #migrate(MigrateOptions, FleetListener)} would do.
   *
   * @param sql whether to try it: the pending files run in a transaction that is rolled back, once
   *     for each different list of files, which takes their locks for that long
   */
  FleetPlan plan(MigrateOptions options, boolean sql);

  /** How far all are; one look at the catalog. */
  FleetStatus status();

  /** Rows for tenants to begin with. */
  Seeds seeds();

  /** What the ledgers say of the past: adoption, repair, baseline. */
  History history();

  /** What differs, at tenants, from what the migrations make. */
  Drift drift();
}
