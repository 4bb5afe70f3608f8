package io.insula.fleet.drift;

import io.insula.InsulaException;
import io.insula.fleet.AppliedMigrations;
import io.insula.fleet.drift.FixReport.FixedPlace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Repairs what has drifted. Thread-safe. */
public final class DriftRepair {
  private final DriftSettings settings;

  /**
   * @param settings where to look, and what for
   */
  public DriftRepair(DriftSettings settings) {
    this.settings = settings;
  }

  /**
   * What {@link #fix} would do: it is done, and rolled back, so it takes the same locks for as long
   * as it runs.
   *
   * @param evenLossy whether also what loses rows, or something that the migrations don't make
   */
  public FixReport plan(List<DriftPlace> places, boolean evenLossy, DriftListener listener) {
    return run(places, evenLossy, listener, false);
  }

  /**
   * Looks at all places, and repairs those that have drifted, each in one transaction and under the
   * lock that migrations take. One that fails stops nobody.
   *
   * @param evenLossy whether also what loses rows, or something that the migrations don't make
   */
  public FixReport fix(List<DriftPlace> places, boolean evenLossy, DriftListener listener) {
    return run(places, evenLossy, listener, true);
  }

  private FixReport run(
      List<DriftPlace> places, boolean evenLossy, DriftListener listener, boolean keep) {
    try (References references = new References(settings)) {
      DriftReport check = new DriftCheck(settings).check(places, listener, references);
      List<FixedPlace> fixed = new ArrayList<>();
      for (DriftReport.Drifted drifted : check.drifted()) {
        fixed.add(repair(drifted, evenLossy, references, keep));
      }
      return new FixReport(check, fixed);
    }
  }

  private FixedPlace repair(
      DriftReport.Drifted drifted, boolean evenLossy, References references, boolean keep) {
    DriftPlace place = drifted.place();
    try {
      Reference reference = reference(place, references);
      Repair repair = new Repair(place, reference, evenLossy);
      return keep
          ? settings.migrator().exclusively(place.target(), repair::run)
          : settings.migrator().rehearse(place.target(), repair::run);
    } catch (SQLException | RuntimeException e) {
      return new FixedPlace(
          place, List.of(), drifted.differences(), Checker.reason(e) + " Nothing was changed.");
    }
  }

  /** Of the version that the place has; the reference was built for the check. */
  private Reference reference(DriftPlace place, References references) throws SQLException {
    String schema = place.target().placement().schema();
    try (Connection connection = settings.estate().migrator(place.cluster(), place.database())) {
      AppliedMigrations files =
          AppliedMigrations.of(
              settings.migrations(),
              place.target(),
              settings.estate(),
              LedgerLines.read(connection, List.of(schema))
                  .getOrDefault(schema, java.util.Map.of()));
      if (!files.unknown().isEmpty()) {
        throw new InsulaException(place.label() + " was migrated with other files meanwhile.");
      }
      return references.of(place.target().placement(), files);
    }
  }
}
