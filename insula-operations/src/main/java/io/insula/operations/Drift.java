package io.insula.operations;

import io.insula.fleet.drift.DriftListener;
import io.insula.fleet.drift.DriftReport;
import io.insula.fleet.drift.FixReport;

/**
 * Finds and repairs what differs, at tenants, from what the migrations make. The migrations are run
 * in a scratch place, which is removed afterwards; tenants are compared with that and never with
 * each other. Thread-safe.
 */
public interface Drift {
  /** The same with another number of connections that work at a time. */
  Drift jobs(int number);

  /**
   * Looks at tenants; changes nothing. A tenant that can't be looked at is in the report, and stops
   * nobody.
   *
   * @throws io.insula.InsulaException if a tenant that is asked for doesn't exist
   */
  DriftReport check(Selection selection, DriftListener listener);

  /**
   * What {@link #fix} would do: it is done in transactions that are rolled back, which takes their
   * locks for that long.
   *
   * @param evenLossy whether also what loses rows, or something that the migrations don't make
   * @throws io.insula.InsulaException if a tenant that is asked for doesn't exist
   */
  FixReport plan(Selection selection, boolean evenLossy, DriftListener listener);

  /**
   * Repairs tenants, each in one transaction; then tables are protected and looked at again. What
   * would lose rows is left, unless it is told otherwise; what can't be repaired is in the report
   * with the reason.
   *
   * @param evenLossy whether also what loses rows, or something that the migrations don't make
   * @throws io.insula.InsulaException if a tenant that is asked for doesn't exist
   */
  FixReport fix(Selection selection, boolean evenLossy, DriftListener listener);
}
