package io.insula.catalog;

import io.insula.Cluster;
import io.insula.InsulaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clusters in the catalog. Every method runs in the transaction of the given connection, which
 * must be the migrator's. Stateless and thread-safe. Changes are announced when they commit.
 */
public final class ClusterStore {
  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String RESTRICT_VIOLATION = "23001";

  /** Writes the cluster, whether it is there already or not. */
  public void save(Connection migrator, Cluster cluster) throws SQLException {
    String sql =
        """
        insert into insula.cluster (name, url, region) values (?, ?, ?)
        on conflict (name) do update set url = excluded.url, region = excluded.region""";
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, cluster.name(), cluster.url(), cluster.region());
      statement.executeUpdate();
    }
  }

  /** The cluster of that name. */
  public Optional<Cluster> find(Connection migrator, String name) throws SQLException {
    return read(migrator, "select name, url, region from insula.cluster where name = ?", name)
        .stream()
        .findFirst();
  }

  /** All, in the order of their names. */
  public List<Cluster> list(Connection migrator) throws SQLException {
    return read(migrator, "select name, url, region from insula.cluster order by name");
  }

  /**
   * Removes the cluster.
   *
   * @return whether there was one
   * @throws InsulaException if tenants live there, or lived there and were purged; the transaction
   *     must be rolled back
   */
  public boolean remove(Connection migrator, String name) throws SQLException {
    try (PreparedStatement statement =
        migrator.prepareStatement("delete from insula.cluster where name = ?")) {
      statement.setString(1, name);
      return statement.executeUpdate() > 0;
    } catch (SQLException e) {
      if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())
          || RESTRICT_VIOLATION.equals(e.getSQLState())) {
        throw new InsulaException(
            "Cluster \"" + name + "\" can't be removed: tenants live or lived there.", e);
      }
      throw e;
    }
  }

  static List<Cluster> read(Connection connection, String sql, Object... values)
      throws SQLException {
    List<Cluster> clusters = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Values.bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          clusters.add(new Cluster(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return clusters;
  }
}
