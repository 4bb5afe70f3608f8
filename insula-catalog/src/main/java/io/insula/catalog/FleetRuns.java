package io.insula.catalog;

import io.insula.Placement;
import io.insula.catalog.FleetRunEntry.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs over the fleet that go on in waves, so that whoever comes next goes on in the same wave. At
 * most one is open. Every method runs in the transaction of the given connection, which must be the
 * migrator's. Stateless and thread-safe.
 */
public final class FleetRuns {
  private static final String OPEN =
      "select * from insula.fleet_run where state in ('running', 'waiting', 'halted')";

  private static final String PLACES =
      """
      insert into insula.fleet_run_place (run, cluster, database, schema, wave)
      select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::int[])
      """;

  /** The run that has not come to its end. */
  public Optional<FleetRunEntry> open(Connection migrator) throws SQLException {
    return one(migrator, OPEN);
  }

  /**
   * Begins a run.
   *
   * @param options what was asked; JSON values
   * @param members the places of each wave
   * @return the run; nothing if another one is open
   */
  public Optional<FleetRunEntry> begin(
      Connection migrator, Map<String, Object> options, List<List<Placement>> members, String actor)
      throws SQLException {
    Optional<FleetRunEntry> run =
        one(
            migrator,
            """
            insert into insula.fleet_run (state, options, actor)
            values ('running', ?::jsonb, ?)
            on conflict ((true)) where state in ('running', 'waiting', 'halted') do nothing
            returning *""",
            CatalogJson.write(options),
            actor);
    if (run.isPresent()) {
      write(migrator, run.get().id(), members);
    }
    return run;
  }

  private static void write(Connection migrator, long run, List<List<Placement>> members)
      throws SQLException {
    List<Placement> places = new ArrayList<>();
    List<Integer> waves = new ArrayList<>();
    for (int wave = 0; wave < members.size(); wave++) {
      for (Placement place : members.get(wave)) {
        places.add(place);
        waves.add(wave);
      }
    }
    try (PreparedStatement statement = migrator.prepareStatement(PLACES)) {
      statement.setLong(1, run);
      int next = 2;
      for (Function<Placement, String> part :
          List.<Function<Placement, String>>of(
              Placement::cluster, Placement::database, Placement::schema)) {
        statement.setArray(
            next++,
            migrator.createArrayOf("text", places.stream().map(part).toArray(String[]::new)));
      }
      statement.setArray(next, migrator.createArrayOf("int4", waves.toArray()));
      statement.executeUpdate();
    }
  }

  /** The wave, from 0, of each place of a run: cluster, database and schema, joined by slashes. */
  public Map<String, Integer> waves(Connection migrator, long run) throws SQLException {
    Map<String, Integer> waves = new HashMap<>();
    try (PreparedStatement statement =
        migrator.prepareStatement(
            "select cluster, database, schema, wave from insula.fleet_run_place where run = ?")) {
      statement.setLong(1, run);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          waves.put(key(row.getString(1), row.getString(2), row.getString(3)), row.getInt(4));
        }
      }
    }
    return waves;
  }

  /** What {@link #waves} calls a place. */
  public static String key(Placement place) {
    return key(place.cluster(), place.database(), place.schema());
  }

  private static String key(String cluster, String database, String schema) {
    return cluster + "/" + database + "/" + schema;
  }

  /**
   * Notes how an open run stands.
   *
   * @param pauseUntil the end of the pause behind the wave; null outside of one
   * @param reason why it waits or has halted
   */
  public void note(
      Connection migrator,
      long run,
      State state,
      int wave,
      @Nullable Instant pauseUntil,
      @Nullable String reason)
      throws SQLException {
    try (PreparedStatement statement =
        migrator.prepareStatement(
            """
            update insula.fleet_run
               set state = ?, wave = ?, pause_until = ?, reason = ?, updated_at = now(),
                   finished_at = case when ? then now() end
             where id = ?""")) {
      Values.bind(
          statement,
          state.label(),
          wave,
          pauseUntil == null ? null : Timestamp.from(pauseUntil),
          reason,
          state == State.DONE || state == State.ABANDONED,
          run);
      statement.executeUpdate();
    }
  }

  private static Optional<FleetRunEntry> one(Connection migrator, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static FleetRunEntry read(ResultSet row) throws SQLException {
    return new FleetRunEntry(
        row.getLong("id"),
        State.of(row.getString("state")),
        row.getInt("wave"),
        CatalogJson.read(row.getString("options")),
        TenantRow.instant(row, "pause_until"),
        row.getString("reason"),
        row.getString("actor"),
        TenantRow.certain(row, "started_at"));
  }
}
