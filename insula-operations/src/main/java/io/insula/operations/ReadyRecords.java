package io.insula.operations;

import io.insula.catalog.Lease;
import io.insula.catalog.LeaseLostException;
import io.insula.catalog.ReadyKind;
import io.insula.catalog.ReadyPlace;
import io.insula.catalog.ReadyPlaces;
import io.insula.catalog.ReadyStock;
import io.insula.guard.audit.AuditRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The places that are kept ready, one transaction on the catalog at a time. Thread-safe. */
final class ReadyRecords {
  private final Home home;
  private final PlacePlanner planner;
  private final Lease lease;
  private final String stamp;
  private final ReadyPlaces places = new ReadyPlaces();

  /**
   * @param lease how long a place that is made or removed is left to who does it
   * @param stamp of the migration files
   */
  ReadyRecords(Home home, PlacePlanner planner, Lease lease, String stamp) {
    this.home = home;
    this.planner = planner;
    this.lease = lease;
    this.stamp = stamp;
  }

  void keep(ReadyKind kind, int size) {
    home.transact(
        connection -> {
          places.keep(connection, kind, size);
          home.note(
              AuditRecord.of("pool-ready.set")
                  .object(kind.cluster() + "/" + kind.isolation().label())
                  .detail("size", size));
          return kind;
        });
  }

  List<ReadyStock> stocks() {
    return home.transact(connection -> places.stocks(connection, stamp));
  }

  Optional<ReadyPlace> next(ReadyKind kind) {
    return home.transact(
        connection ->
            places.next(connection, kind, stamp, number -> planner.ready(number, kind), lease));
  }

  /** Holds it for longer. */
  void renew(ReadyPlace held) {
    change(held, (connection, place) -> places.renew(connection, place, lease));
  }

  /** Lets anybody go on with it at once. */
  void release(ReadyPlace held) {
    Lease none = new Lease(lease.owner(), Duration.ZERO);
    change(held, (connection, place) -> places.renew(connection, place, none));
  }

  /** It was made. */
  void finish(ReadyPlace held) {
    change(held, places::finish);
  }

  /** It was removed. */
  void forget(ReadyPlace held) {
    change(held, places::forget);
  }

  /**
   * @throws LeaseLostException if somebody else goes on with it
   */
  private void change(ReadyPlace held, Change change) {
    if (!home.transact(connection -> change.in(connection, held))) {
      throw new LeaseLostException(PlacePlanner.readyId(held.number()));
    }
  }

  @FunctionalInterface
  private interface Change {
    boolean in(Connection connection, ReadyPlace held) throws SQLException;
  }
}
