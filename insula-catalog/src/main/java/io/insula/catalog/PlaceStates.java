package io.insula.catalog;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far all places are, in {@code insula.place_state}: what is pending in a fleet of ten thousand
 * is one query. Every method runs in the transaction of the given connection, which must be the
 * migrator's. Stateless and thread-safe.
 */
public final class PlaceStates {
  private static final String TENANTS =
      """
      select t.isolation, t.cluster, t.database, t.schema, t.role, t.id, t.number, t.plan,
             coalesce(p.version, t.schema_version) as version,
             coalesce(p.stamp = ?, false) as current,
             p.failed_at, p.attempts, p.script, p.line, p.statement, p.sqlstate, p.message
        from insula.tenant t
        left join insula.place_state p using (cluster, database, schema)
       where t.status not in ('provisioning', 'purging', 'purged')
         and t.isolation <> 'row'
      """;

  private static final String READY =
      """
      select r.isolation, r.cluster, r.database, r.schema, r.role, r.number, p.version,
             coalesce(p.stamp = ?, false) as current,
             p.failed_at, p.attempts, p.script, p.line, p.statement, p.sqlstate, p.message
        from insula.ready_place r
        left join insula.place_state p using (cluster, database, schema)
       where r.state = 'ready' and not (? and coalesce(p.stamp = ?, false))
       order by r.number
      """;

  private static final String ROWS =
      """
      select coalesce(p.stamp = ?, false) as current, p.version,
             p.failed_at, p.attempts, p.script, p.line, p.statement, p.sqlstate, p.message
        from (select) one
        left join insula.place_state p on (p.cluster, p.database, p.schema) = (?, ?, ?)
      """;

  private static final String COUNTS =
      """
      select coalesce(p.version, t.schema_version) as version, count(*),
             count(*) filter (where p.stamp = ?)
        from insula.tenant t
        left join insula.place_state p using (cluster, database, schema)
       where t.status not in ('provisioning', 'purging', 'purged')
       group by 1
      """;

  private static final String DONE =
      """
      with done as (
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                   as d(cluster, database, schema, version, tenant)),
      noted as (
        insert into insula.place_state (cluster, database, schema, stamp, version)
        select cluster, database, schema, ?, version from done
        on conflict (cluster, database, schema) do update
           set stamp = excluded.stamp, version = excluded.version, changed_at = now(), attempts = 0,
               failed_at = null, script = null, line = null, statement = null, sqlstate = null,
               message = null)
      update insula.tenant t
         set schema_version = d.version
        from done d
       where t.id = d.tenant
         and t.schema_version is distinct from d.version
      returning t.id
      """;

  private static final String VERSION_THERE =
      """
      update insula.tenant
         set schema_version = ?
       where isolation %s 'row' and (cluster, database, schema) = (?, ?, ?) and status <> 'purged'
         and schema_version is distinct from ?
      returning id
      """;

  private static final String FAILED =
      """
      insert into insula.place_state (cluster, database, schema, attempts, failed_at, script, line,
          statement, sqlstate, message)
      values (?, ?, ?, 1, clock_timestamp(), ?, ?, ?, ?, ?)
      on conflict (cluster, database, schema) do update
         set stamp = null, attempts = insula.place_state.attempts + 1,
             failed_at = excluded.failed_at, script = excluded.script, line = excluded.line,
             statement = excluded.statement, sqlstate = excluded.sqlstate,
             message = excluded.message
      """;

  private static final String FORGET =
      """
      update insula.place_state set stamp = null
       where (cluster, database, schema) in (
         select * from unnest(?::text[], ?::text[], ?::text[]))
      """;

  private static final String REMOVE =
      "delete from insula.place_state where (cluster, database, schema) = (?, ?, ?)";

  /** The places of all tenants that have one of their own, as they stand towards these files. */
  public List<PlaceState> all(Connection migrator, String stamp) throws SQLException {
    return tenants(migrator, TENANTS, stamp);
  }

  /** Those of {@link #all} that may not be up to date. */
  public List<PlaceState> behind(Connection migrator, String stamp) throws SQLException {
    return tenants(migrator, TENANTS + " and p.stamp is distinct from ?", stamp, stamp);
  }

  /** The place of one tenant that has its own. */
  public List<PlaceState> of(Connection migrator, String stamp, TenantId tenant)
      throws SQLException {
    return tenants(migrator, TENANTS + " and t.id = ?", stamp, tenant.value());
  }

  private static List<PlaceState> tenants(Connection migrator, String sql, Object... values)
      throws SQLException {
    List<PlaceState> states = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          states.add(
              state(row, placement(row), TenantId.of(row.getString("id")), row.getLong("number")));
        }
      }
    }
    return states;
  }

  /**
   * The places that are kept ready for tenants to come.
   *
   * @param behind whether to leave out those that are up to date
   */
  public List<PlaceState> ready(Connection migrator, String stamp, boolean behind)
      throws SQLException {
    List<PlaceState> states = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(READY)) {
      Values.bind(statement, stamp, behind, stamp);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          states.add(state(row, placement(row), null, row.getLong("number")));
        }
      }
    }
    return states;
  }

  /** How the tables stand that row tenants share. */
  public PlaceState rows(Connection migrator, String stamp, Placement place) throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(ROWS)) {
      Values.bind(statement, stamp, place.cluster(), place.database(), place.schema());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return state(row, place, null, 0);
      }
    }
  }

  /** How many tenants are at each version; row tenants are at that of the tables they share. */
  public List<VersionCount> counts(Connection migrator, String stamp) throws SQLException {
    List<VersionCount> counts = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(COUNTS)) {
      Values.bind(statement, stamp);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.add(new VersionCount(row.getString(1), row.getLong(2), row.getLong(3)));
        }
      }
    }
    return counts;
  }

  /**
   * Notes that places are up to date with the files of that stamp.
   *
   * @return the tenants whose version is another one now
   */
  public List<TenantId> done(Connection migrator, String stamp, Collection<Done> done)
      throws SQLException {
    List<TenantId> changed = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(DONE)) {
      places(migrator, statement, done.stream().map(Done::placement).toList());
      statement.setArray(4, texts(migrator, done, Done::version));
      statement.setArray(5, texts(migrator, done, Done::id));
      statement.setString(6, stamp);
      ids(statement, changed);
    }
    for (Done one : done) {
      if (one.tenant() == null) {
        changed.addAll(versionThere(migrator, one));
      }
    }
    return changed;
  }

  /** For tables that row tenants share, and a place that was ready and may be a tenant's by now. */
  private static List<TenantId> versionThere(Connection migrator, Done done) throws SQLException {
    List<TenantId> changed = new ArrayList<>();
    Placement place = done.placement();
    boolean shared = place.isolation() == Isolation.ROW;
    try (PreparedStatement statement =
        migrator.prepareStatement(VERSION_THERE.formatted(shared ? "=" : "<>"))) {
      Values.bind(
          statement,
          done.version(),
          place.cluster(),
          place.database(),
          place.schema(),
          done.version());
      ids(statement, changed);
    }
    return changed;
  }

  private static void ids(PreparedStatement statement, List<TenantId> ids) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(TenantId.of(row.getString(1)));
      }
    }
  }

  /**
   * Notes that an attempt failed.
   *
   * @param failure its time and number of attempts are not looked at
   */
  public void failed(Connection migrator, Placement place, PlaceState.Failure failure)
      throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(FAILED)) {
      Values.bind(
          statement,
          place.cluster(),
          place.database(),
          place.schema(),
          failure.script(),
          failure.line(),
          failure.statement(),
          failure.sqlState(),
          failure.message());
      statement.executeUpdate();
    }
  }

  /** The ledgers of these places have to be read again, since they were changed by hand. */
  public void doubt(Connection migrator, Collection<Placement> places) throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(FORGET)) {
      places(migrator, statement, places);
      statement.executeUpdate();
    }
  }

  /** The place is gone. */
  public void remove(Connection migrator, Placement place) throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(REMOVE)) {
      Values.bind(statement, place.cluster(), place.database(), place.schema());
      statement.executeUpdate();
    }
  }

  private static void places(
      Connection migrator, PreparedStatement statement, Collection<Placement> places)
      throws SQLException {
    statement.setArray(1, texts(migrator, places, Placement::cluster));
    statement.setArray(2, texts(migrator, places, Placement::database));
    statement.setArray(3, texts(migrator, places, Placement::schema));
  }

  private static <T> Array texts(
      Connection migrator, Collection<T> all, Function<T, @Nullable String> text)
      throws SQLException {
    return migrator.createArrayOf("text", all.stream().map(text).toArray(String[]::new));
  }

  private static Placement placement(ResultSet row) throws SQLException {
    return new Placement(
        Isolation.of(row.getString("isolation")),
        row.getString("cluster"),
        row.getString("database"),
        row.getString("schema"),
        row.getString("role"));
  }

  private static PlaceState state(
      ResultSet row, Placement place, @Nullable TenantId tenant, long number) throws SQLException {
    return new PlaceState(
        place,
        tenant,
        number,
        tenant == null ? null : row.getString("plan"),
        row.getString("version"),
        row.getBoolean("current"),
        row.getObject("failed_at") == null ? null : failure(row));
  }

  private static PlaceState.Failure failure(ResultSet row) throws SQLException {
    return new PlaceState.Failure(
        TenantRow.certain(row, "failed_at"),
        row.getInt("attempts"),
        row.getString("script"),
        row.getInt("line"),
        row.getString("statement"),
        row.getString("sqlstate"),
        row.getString("message"));
  }

  /**
   * A place that is up to date.
   *
   * @param tenant whose it is; null for the tables that row tenants share, or if no tenant had it
   * @param version the newest one applied; null if there is none
   */
  public record Done(Placement placement, @Nullable TenantId tenant, @Nullable String version) {
    private @Nullable String id() {
      return tenant == null ? null : tenant.value();
    }
  }
}
