package io.insula.fleet;

import io.insula.InsulaException;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.sql.SQLException;

/**
 * Other work on places than applying files, such as on their ledger: in one transaction, in which
 * nobody else migrates the place. Thread-safe.
 */
public final class PlaceWork {
  private final Estate estate;
  private final Administration.Protection protection;
  private final MigrationSettings settings;
  private final Migrations migrations;

  /**
   * Work on places that have these files.
   *
   * @param estate where connections come from
   * @param protection keeps apart what is in the places
   * @param settings how long to wait for locks, and in whose name the work is done
   */
  public PlaceWork(
      Estate estate,
      Administration.Protection protection,
      MigrationSettings settings,
      Migrations migrations) {
    this.estate = estate;
    this.protection = protection;
    this.settings = settings;
    this.migrations = migrations;
  }

  /** The same with connections from elsewhere. */
  public PlaceWork over(Estate other) {
    return new PlaceWork(other, protection, settings, migrations);
  }

  /** The same in somebody else's name. */
  public PlaceWork as(String actor) {
    return new PlaceWork(estate, protection, settings.withAppliedBy(actor), migrations);
  }

  /**
   * Does the work in a transaction, which is rolled back if it throws.
   *
   * @param kind the tenant's own tables, or the shared ones beside them
   * @param keep whether to commit; otherwise it is rolled back in any case
   * @throws InsulaException if the database refuses, or somebody else migrates the place
   */
  public <T> T in(MigrationKind kind, MigrationTarget target, boolean keep, Job<T> job) {
    Place place = Place.of(kind, target, estate);
    try (PlaceSession session = PlaceSession.open(estate, target, settings, settings.patience())) {
      session.begin(place);
      T result = job.run(new LockedPlace(session, place, estate, protection, settings, migrations));
      if (keep) {
        session.connection().commit();
      }
      return result;
    } catch (SQLException e) {
      SQLException root = Failures.root(e);
      throw new InsulaException(
          place.label() + ": " + Failures.text(root) + ". Nothing was changed there.",
          Failures.clean(root));
    }
  }

  /** What is done in a place. */
  @FunctionalInterface
  public interface Job<T> {
    /** Does it; the result leaves the transaction. */
    T run(LockedPlace place) throws SQLException;
  }
}
