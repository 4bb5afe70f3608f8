package io.insula.operations;

import io.insula.fleet.drift.DriftCheck;
import io.insula.fleet.drift.DriftListener;
import io.insula.fleet.drift.DriftPlace;
import io.insula.fleet.drift.DriftRepair;
import io.insula.fleet.drift.DriftReport;
import io.insula.fleet.drift.DriftSettings;
import io.insula.fleet.drift.FixReport;
import java.util.List;

/** Looks for drift at the tenants that the catalog knows. */
final class OpenDrift implements Drift {
  private final Records records;
  private final DriftSettings settings;
  private final Runnable tablesChanged;

  /**
   * @param tablesChanged what to do when tables may look otherwise than before
   */
  OpenDrift(Records records, DriftSettings settings, Runnable tablesChanged) {
    this.records = records;
    this.settings = settings;
    this.tablesChanged = tablesChanged;
  }

  @Override
  public Drift jobs(int number) {
    return new OpenDrift(records, settings.withJobs(number), tablesChanged);
  }

  @Override
  public DriftReport check(Selection selection, DriftListener listener) {
    return new DriftCheck(settings).check(places(selection), listener);
  }

  @Override
  public FixReport plan(Selection selection, boolean evenLossy, DriftListener listener) {
    return new DriftRepair(settings).plan(places(selection), evenLossy, listener);
  }

  @Override
  public FixReport fix(Selection selection, boolean evenLossy, DriftListener listener) {
    try {
      return new DriftRepair(settings).fix(places(selection), evenLossy, listener);
    } finally {
      tablesChanged.run();
    }
  }

  private List<DriftPlace> places(Selection selection) {
    return DriftPlace.of(selection.tenants(records));
  }
}
