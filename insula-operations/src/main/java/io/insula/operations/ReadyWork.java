package io.insula.operations;

import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.catalog.ReadyKind;
import io.insula.catalog.ReadyPlace;
import io.insula.catalog.ReadyPlace.State;
import io.insula.fleet.MigrationTarget;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and removes places that are kept ready, one at a time: written down first, then done, then
 * written down as done, so that whoever comes after a crash goes on. Thread-safe.
 */
final class ReadyWork {
  private static final Logger log = LoggerFactory.getLogger(ReadyWork.class);

  private final ReadyRecords records;
  private final Administration.Places places;
  private final Estate estate;
  private final OpenFleet fleet;
  private final StepInterceptor steps;
  private final Heartbeat heartbeat;

  ReadyWork(
      ReadyRecords records,
      Administration.Places places,
      Estate estate,
      OpenFleet fleet,
      StepInterceptor steps,
      Heartbeat heartbeat) {
    this.records = records;
    this.places = places;
    this.estate = estate;
    this.fleet = fleet;
    this.steps = steps;
    this.heartbeat = heartbeat;
  }

  /** What there is to do next for that kind; nobody else gets the same. */
  Optional<ReadyPlace> next(ReadyKind kind) {
    return records.next(kind);
  }

  /**
   * Does it.
   *
   * @throws InsulaException if it can't be done; it is left as it is, and held until the lease runs
   *     out or it is given back
   */
  void carryOut(ReadyPlace place) {
    try (Heartbeat.Beat beat = heartbeat.start(() -> records.renew(place))) {
      if (place.state() == State.REMOVING) {
        remove(place);
      } else {
        build(place);
      }
    } catch (SQLException | RuntimeException e) {
      throw failed(place, e);
    }
  }

  private void build(ReadyPlace place) throws SQLException {
    effect(place, Step.PLACE, () -> places.create(place.number(), place.placement(), estate));
    MigrationTarget target = MigrationTarget.ready(place.number(), place.placement());
    effect(place, Step.MIGRATE, () -> fleet.applyReady(target));
    effect(place, Step.OPEN, () -> records.finish(place));
  }

  private void remove(ReadyPlace place) throws SQLException {
    TenantId id = PlacePlanner.readyId(place.number());
    effect(place, Step.REMOVE, () -> places.remove(id, place.number(), place.placement(), estate));
    effect(place, Step.FORGET, () -> records.forget(place));
  }

  private void effect(ReadyPlace place, Step step, Run.Effect effect) throws SQLException {
    steps.<Step, SQLException>around(
        PlacePlanner.readyId(place.number()),
        step,
        () -> {
          effect.run();
          return step;
        });
  }

  /** Whoever comes next need not wait for the lease. */
  void giveBack(ReadyPlace place) {
    try {
      records.release(place);
    } catch (RuntimeException e) {
      log.debug("The lease on {} was not given back; it runs out by itself", where(place), e);
    }
  }

  private static InsulaException failed(ReadyPlace place, Exception cause) {
    return new InsulaException(
        "The ready place "
            + where(place)
            + " could not be "
            + (place.state() == State.REMOVING ? "removed" : "made")
            + ", and is tried again by `insula pool-ready fill` or after the next sign-up. The"
            + " reason: "
            + cause.getMessage(),
        cause);
  }

  private static String where(ReadyPlace place) {
    return place.placement().database() + "." + place.placement().schema();
  }
}
