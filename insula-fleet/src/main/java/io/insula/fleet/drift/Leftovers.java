package io.insula.fleet.drift;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.spi.Estate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the scratch places that a crash left behind: those whose name nobody has locked. */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private static final String FIND =
      """
      select nspname, 'schema' from pg_namespace where starts_with(nspname, ?)
      union all
      select rolname, 'database' from pg_roles where starts_with(rolname, ?)
      """;

  private final DriftSettings settings;
  private final String cluster;
  private final String home;

  Leftovers(DriftSettings settings, String cluster) {
    this.settings = settings;
    this.cluster = cluster;
    this.home = settings.estate().database(cluster);
  }

  private record Leftover(String name, boolean schema) {}

  void sweep() throws SQLException {
    Estate estate = settings.estate();
    try (Connection connection = estate.migrator(cluster, home)) {
      for (Leftover leftover : find(connection)) {
        if (ScratchLocks.attempt(connection, leftover.name)) {
          remove(leftover);
        }
      }
    }
  }

  private List<Leftover> find(Connection connection) throws SQLException {
    List<Leftover> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      String prefix = ScratchNames.prefix(home);
      statement.setString(1, prefix);
      statement.setString(2, prefix);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Leftover(rows.getString(1), rows.getString(2).equals("schema")));
        }
      }
    }
    return found;
  }

  private void remove(Leftover leftover) {
    String name = leftover.name;
    Estate estate = settings.estate();
    Placement place =
        leftover.schema
            ? new Placement(
                Isolation.SCHEMA, cluster, home, name, estate.settings().roles().application())
            : new Placement(Isolation.DATABASE, cluster, name, estate.settings().rowSchema(), name);
    try {
      settings.places().remove(TenantId.of(name), Scratch.NUMBER, place, estate);
      LOG.info("Removed the scratch place {} that an interrupted check of drift left", name);
    } catch (SQLException | RuntimeException e) {
      LOG.warn("The scratch place {} of an interrupted check of drift can't be removed", name, e);
    }
  }
}
