package io.insula.catalog;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.catalog.ReadyPlace.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The places that are kept ready, in {@code insula.ready_place}. Who makes or removes one holds a
 * lease on it, so that no two are at work on the same, and what a crash left is taken up by the
 * next. Every method runs in the transaction of the given connection, which must be the migrator's.
 * Stateless and thread-safe.
 */
public final class ReadyPlaces {
  private static final String LEASE = "clock_timestamp() + ? * interval '1 millisecond'";
  private static final String COLUMNS =
      "number, isolation, cluster, database, schema, role, state, epoch";

  private static final String STOCKS =
      """
      select t.cluster, t.isolation, t.size, t.claims, t.misses,
             count(*) filter (where p.state = 'ready') as ready,
             count(*) filter (where p.state = 'ready' and s.stamp is distinct from ?) as behind,
             count(*) filter (where p.state <> 'ready') as unfinished
        from insula.ready_target t
        left join insula.ready_place p using (cluster, isolation)
        left join insula.place_state s on (s.cluster, s.database, s.schema)
                                        = (p.cluster, p.database, p.schema)
       group by t.cluster, t.isolation
       order by t.cluster, t.isolation desc
      """;

  private static final String TAKE_UP =
      """
      update insula.ready_place
         set epoch = epoch + 1, owner = ?, lease_until = %s,
             state = case when ? then 'removing' else state end
       where number = (
               select number from insula.ready_place
                where cluster = ? and isolation = ? and state <> 'ready'
                  and lease_until <= clock_timestamp()
                order by number limit 1 for update skip locked)
      returning %s
      """
          .formatted(LEASE, COLUMNS);

  private static final String SURPLUS =
      """
      update insula.ready_place
         set epoch = epoch + 1, owner = ?, lease_until = %s, state = 'removing'
       where number = (
               select p.number
                 from insula.ready_place p
                 left join insula.place_state s using (cluster, database, schema)
                where p.cluster = ? and p.isolation = ? and p.state = 'ready'
                order by s.stamp is not distinct from ?, p.number
                limit 1 for update of p skip locked)
      returning %s
      """
          .formatted(LEASE, COLUMNS);

  private static final String ADD =
      """
      insert into insula.ready_place
             (number, isolation, cluster, database, schema, role, state, owner, lease_until)
      select ?, ?, ?, ?, ?, ?, 'building', ?, %s
       where not exists (select from insula.tenant
                          where (cluster, database, schema) = (?, ?, ?) and isolation <> 'row'
                            and status <> 'purged')
      returning %s
      """
          .formatted(LEASE, COLUMNS);

  /** Says how many are to be kept ready of a kind; making and removing them is another matter. */
  public void keep(Connection migrator, ReadyKind kind, int size) throws SQLException {
    update(
        migrator,
        """
        insert into insula.ready_target (cluster, isolation, size) values (?, ?, ?)
        on conflict (cluster, isolation) do update set size = excluded.size""",
        kind.cluster(),
        kind.isolation().label(),
        size);
  }

  /**
   * What is in stock of each kind that was ever to be kept.
   *
   * @param stamp of the migration files
   */
  public List<ReadyStock> stocks(Connection migrator, String stamp) throws SQLException {
    List<ReadyStock> stocks = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(STOCKS)) {
      Values.bind(statement, stamp);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          stocks.add(stock(row));
        }
      }
    }
    return stocks;
  }

  private static ReadyStock stock(ResultSet row) throws SQLException {
    return new ReadyStock(
        new ReadyKind(row.getString("cluster"), Isolation.of(row.getString("isolation"))),
        row.getInt("size"),
        row.getInt("ready"),
        row.getInt("behind"),
        row.getInt("unfinished"),
        row.getLong("claims"),
        row.getLong("misses"));
  }

  /**
   * The next place of that kind to work on: one that somebody left half done, else a new one if too
   * few are there, else one to remove if too many are. Nobody else gets the same, and all together
   * never make more than are to be kept.
   *
   * @param stamp of the migration files; what is not up to date with them is removed first
   * @param placement where the place of a number goes
   * @return the place, building or removing and leased; empty if there is nothing to do
   */
  public Optional<ReadyPlace> next(
      Connection migrator,
      ReadyKind kind,
      String stamp,
      LongFunction<Placement> placement,
      Lease lease)
      throws SQLException {
    Balance balance = lockBalance(migrator, kind);
    Optional<ReadyPlace> left = takeUp(migrator, kind, balance.tooMany(), lease);
    if (left.isPresent()) {
      return left;
    }
    if (balance.tooMany()) {
      return surplus(migrator, kind, stamp, lease);
    }
    return balance.tooFew() ? Optional.of(add(migrator, placement, lease)) : Optional.empty();
  }

  /** Whoever counts keeps the others from counting, until the transaction ends. */
  private static Balance lockBalance(Connection migrator, ReadyKind kind) throws SQLException {
    long size =
        number(
            migrator,
            "select size from insula.ready_target where cluster = ? and isolation = ? for update",
            kind.cluster(),
            kind.isolation().label());
    long there =
        number(
            migrator,
            """
            select count(*) from insula.ready_place
             where cluster = ? and isolation = ? and state <> 'removing'""",
            kind.cluster(),
            kind.isolation().label());
    return new Balance(size, there);
  }

  private static Optional<ReadyPlace> takeUp(
      Connection migrator, ReadyKind kind, boolean remove, Lease lease) throws SQLException {
    return one(
        migrator,
        TAKE_UP,
        lease.owner(),
        lease.length().toMillis(),
        remove,
        kind.cluster(),
        kind.isolation().label());
  }

  private static Optional<ReadyPlace> surplus(
      Connection migrator, ReadyKind kind, String stamp, Lease lease) throws SQLException {
    return one(
        migrator,
        SURPLUS,
        lease.owner(),
        lease.length().toMillis(),
        kind.cluster(),
        kind.isolation().label(),
        stamp);
  }

  /** Takes the next number whose name is free. */
  private static ReadyPlace add(Connection migrator, LongFunction<Placement> placement, Lease lease)
      throws SQLException {
    while (true) {
      long number =
          number(
              migrator, "select nextval(pg_get_serial_sequence('insula.tenant', 'number'))::int8");
      Placement place = placement.apply(number);
      Optional<ReadyPlace> added =
          one(
              migrator,
              ADD,
              number,
              place.isolation().label(),
              place.cluster(),
              place.database(),
              place.schema(),
              place.role(),
              lease.owner(),
              lease.length().toMillis(),
              place.cluster(),
              place.database(),
              place.schema());
      if (added.isPresent()) {
        return added.get();
      }
    }
  }

  /**
   * Goes on holding a place that is being made or removed.
   *
   * @return whether it is still held
   */
  public boolean renew(Connection migrator, ReadyPlace held, Lease lease) throws SQLException {
    return update(
            migrator,
            "update insula.ready_place set lease_until = %s where %s".formatted(LEASE, held()),
            lease.length().toMillis(),
            held.number(),
            held.epoch())
        > 0;
  }

  /**
   * Puts a place that was made into the stock.
   *
   * @return whether it was still held
   */
  public boolean finish(Connection migrator, ReadyPlace held) throws SQLException {
    return update(
            migrator,
            "update insula.ready_place set state = 'ready' where state = 'building' and " + held(),
            held.number(),
            held.epoch())
        > 0;
  }

  /**
   * Forgets a place that was removed, and how far its migrations were.
   *
   * @return whether it was still held
   */
  public boolean forget(Connection migrator, ReadyPlace held) throws SQLException {
    boolean gone =
        update(
                migrator,
                "delete from insula.ready_place where state = 'removing' and " + held(),
                held.number(),
                held.epoch())
            > 0;
    if (gone) {
      new PlaceStates().remove(migrator, held.placement());
    }
    return gone;
  }

  private static String held() {
    return "number = ? and epoch = ?";
  }

  private static long number(Connection migrator, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static int update(Connection migrator, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static Optional<ReadyPlace> one(
      Connection migrator, String sql, @Nullable Object... values) throws SQLException {
    return read(migrator, sql, values).stream().findFirst();
  }

  private static List<ReadyPlace> read(Connection migrator, String sql, @Nullable Object... values)
      throws SQLException {
    List<ReadyPlace> places = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          places.add(place(row));
        }
      }
    }
    return places;
  }

  private static ReadyPlace place(ResultSet row) throws SQLException {
    Placement placement =
        new Placement(
            Isolation.of(row.getString("isolation")),
            row.getString("cluster"),
            row.getString("database"),
            row.getString("schema"),
            row.getString("role"));
    return new ReadyPlace(
        row.getLong("number"), placement, State.of(row.getString("state")), row.getLong("epoch"));
  }

  /**
   * How many are to be there and how many are, or will be.
   *
   * @param size to be kept
   * @param there ready or being made
   */
  private record Balance(long size, long there) {
    boolean tooFew() {
      return there < size;
    }

    boolean tooMany() {
      return there > size;
    }
  }
}
