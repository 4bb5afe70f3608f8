package io.insula.test;

import io.insula.InsulaException;
import io.insula.Placement;
import io.insula.TenantContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether one tenant sees another's rows. Every door is opened by the owner first, who must get
 * through, so that it is known to lead somewhere.
 */
final class Outlook {
  private final TestTenant viewer;
  private final TestTenant owner;
  private final TenantRows rows;

  Outlook(TestTenant viewer, TestTenant owner) {
    this.viewer = viewer;
    this.owner = owner;
    this.rows = new TenantRows(owner);
  }

  /**
   * What is wrong, one line each; empty if there is something to see and nothing of it is seen.
   *
   * @param needed tables that must have rows; empty if any will do
   */
  List<String> faults(List<String> needed) {
    Map<TenantTable, Set<String>> addresses = rows.addresses();
    List<String> faults = new ArrayList<>(nothingToSee(addresses, needed));
    if (faults.isEmpty()) {
      addresses.forEach(
          (table, rowsOfIt) -> {
            if (!rowsOfIt.isEmpty()) {
              faults.addAll(leaks(table, rowsOfIt));
            }
          });
    }
    return faults;
  }

  private List<String> nothingToSee(Map<TenantTable, Set<String>> addresses, List<String> needed) {
    List<String> names = addresses.keySet().stream().map(TenantTable::name).toList();
    List<String> filled =
        addresses.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> entry.getKey().name())
            .toList();
    if (filled.isEmpty()) {
      return List.of(
          "there is nothing to see: "
              + owner
              + " has no rows in any of its tables "
              + names
              + ". Let it have some first.");
    }
    return needed.stream()
        .filter(name -> !filled.contains(name))
        .map(
            name ->
                names.contains(name)
                    ? "there is nothing to see in table \""
                        + name
                        + "\": "
                        + owner
                        + " has no rows there"
                    : owner + " has no table \"" + name + "\"; there are " + names)
        .toList();
  }

  private List<String> leaks(TenantTable table, Set<String> addresses) {
    List<List<String>> keys = rows.keys(table);
    List<String> leaks = new ArrayList<>();
    for (Door door : Door.values()) {
      int own = reached(owner, door, table, addresses, keys);
      if (own == 0) {
        if (door == Door.SELECT) {
          leaks.add(owner + " itself does not see its rows in " + table + ", so nothing is shown");
        }
        continue;
      }
      int foreign = sameDatabase() ? reached(viewer, door, table, addresses, keys) : strayed();
      if (foreign > 0) {
        leaks.add(
            "%s reaches %d of %d rows of %s in %s, by %s"
                .formatted(viewer, foreign, addresses.size(), owner, table, door));
      }
    }
    return leaks;
  }

  private boolean sameDatabase() {
    Placement mine = viewer.tenant().placement();
    Placement theirs = owner.tenant().placement();
    return mine.cluster().equals(theirs.cluster()) && mine.database().equals(theirs.database());
  }

  /** Row addresses mean nothing in another database; but the viewer must really be there. */
  private int strayed() {
    return TenantContext.with(
        viewer.id(),
        () -> {
          try (Connection connection =
              viewer.installation().insula().dataSource().getConnection()) {
            String database = Sql.column(connection, "select current_database()::text").get(0);
            return database.equals(owner.tenant().placement().database()) ? 1 : 0;
          } catch (SQLException e) {
            throw new InsulaException(viewer + " can't connect: " + e.getMessage(), e);
          }
        });
  }

  /** How many rows; none if the database refuses. Nothing of it stays. */
  private static int reached(
      TestTenant by, Door door, TenantTable table, Set<String> addresses, List<List<String>> keys) {
    return TenantContext.with(
        by.id(),
        () -> {
          try (Connection connection = by.installation().insula().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
              return door.reached(connection, table, addresses, keys);
            } catch (SQLException e) {
              return 0;
            } finally {
              connection.rollback();
            }
          } catch (SQLException e) {
            throw new InsulaException(by + " can't connect: " + e.getMessage(), e);
          }
        });
  }
}
