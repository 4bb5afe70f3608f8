package io.insula.catalog;

import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** The queries of the application's role. Thread-safe. */
final class CatalogReader {
  private static final int FETCH_SIZE = 1000;

  private final CatalogSource source;

  CatalogReader(CatalogSource source) {
    this.source = source;
  }

  Optional<Tenant> tenant(TenantId id) throws SQLException {
    String sql = "select %s from insula.tenant where id = ?".formatted(TenantRow.COLUMNS);
    try (Connection connection = source.open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(TenantRow.read(row)) : Optional.empty();
      }
    }
  }

  Optional<Cluster> cluster(String name) throws SQLException {
    try (Connection connection = source.open()) {
      return ClusterStore.read(
              connection, "select name, url, region from insula.cluster where name = ?", name)
          .stream()
          .findFirst();
    }
  }

  /** The present moment, to ask from it on. */
  Moment now() throws SQLException {
    String sql =
        "select pg_current_snapshot()::text as snapshot, pg_postmaster_start_time()::text as server";
    try (Connection connection = source.open();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return moment(row);
    }
  }

  /**
   * Tells all tenants whose change became visible after that moment. A change is told exactly when
   * its transaction is not in the old snapshot, so one that commits late is not missed, and none is
   * told twice.
   *
   * @return the moment to ask from the next time
   */
  Moment changes(Moment since, Consumer<Tenant> told) throws SQLException {
    String sql =
        """
        select s.snapshot::text as snapshot, pg_postmaster_start_time()::text as server, %s
          from (select pg_current_snapshot() as snapshot) s
          left join insula.tenant t
            on t.changed_by >= pg_snapshot_xmin(?::pg_snapshot)
           and not pg_visible_in_snapshot(t.changed_by, ?::pg_snapshot)"""
            .formatted(TenantRow.COLUMNS);
    try (Connection connection = source.open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_SIZE);
      Values.bind(statement, since.snapshot(), since.snapshot());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        Moment now = moment(rows);
        if (rows.getString("id") != null) {
          do {
            told.accept(TenantRow.read(rows));
          } while (rows.next());
        }
        return now;
      }
    }
  }

  private static Moment moment(ResultSet row) throws SQLException {
    return new Moment(row.getString("snapshot"), row.getString("server"));
  }

  /**
   * A moment in the life of a server.
   *
   * @param snapshot which transactions were visible then
   * @param server when the server was started; snapshots of another life mean nothing
   */
  record Moment(String snapshot, String server) {}
}
