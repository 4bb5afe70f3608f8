package io.insula.fleet.drift;

import io.insula.fleet.MigrationSettings;
import io.insula.fleet.Migrations;
import io.insula.fleet.Migrator;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;

/**
 * What finding and repairing drift needs. Immutable.
 *
 * @param estate where the places are
 * @param places makes and removes the scratch place
 * @param migrator makes the reference, and locks a place that is repaired
 * @param settings the migrator's
 * @param migrations the files that say how places should be
 * @param jobs how many connections work at a time
 */
public record DriftSettings(
    Estate estate,
    Administration.Places places,
    Migrator migrator,
    MigrationSettings settings,
    Migrations migrations,
    int jobs) {
  /** How many connections work at a time if nothing is said. */
  public static final int JOBS = 4;

  public DriftSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + "; it takes at least one");
    }
  }

  /** The same with another number of connections. */
  public DriftSettings withJobs(int number) {
    return new DriftSettings(estate, places, migrator, settings, migrations, number);
  }
}
