package io.insula.proof.leftovers;

import io.insula.Cluster;
import io.insula.TenantId;
import io.insula.operations.Insula;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is left of tenants who are gone. Each cluster's shared database is looked into
 * once, and what the server knows of databases and roles; databases of living tenants are not
 * opened. What looks wrong is looked at twice, since tenants may come and go meanwhile.
 * Thread-safe.
 */
public final class Leftovers {
  private static final List<Finder> FINDERS =
      List.of(new Places(), new RowsOfTheGone(), new Ledger(), new Home(), new Names());

  private final Insula insula;
  private final @Nullable Path folder;

  private Leftovers(Insula insula, @Nullable Path folder) {
    this.insula = insula;
    this.folder = folder;
  }

  /** Of that installation, opened with the migrator's login. */
  public static Leftovers of(Insula insula) {
    return new Leftovers(insula, null);
  }

  /** Also in the folder of the tool. */
  public Leftovers files(Path value) {
    return new Leftovers(insula, value);
  }

  /**
   * Looks everywhere.
   *
   * @param tenant whose leftovers alone to report; empty for everybody's
   * @throws SQLException if the catalog can't be read
   */
  public LeftoverReport scan(Optional<TenantId> tenant) throws SQLException {
    LeftoverReport first = once(tenant);
    return first.wrong().isEmpty() ? first : confirmed(first, once(tenant));
  }

  /** What looked wrong only once was on its way. */
  private static LeftoverReport confirmed(LeftoverReport first, LeftoverReport second) {
    List<Leftover> leftovers =
        second.leftovers().stream()
            .filter(
                leftover -> !leftover.wrong() || first.wrong().stream().anyMatch(leftover::same))
            .toList();
    return new LeftoverReport(second.tenants(), second.databases(), leftovers, second.unreached());
  }

  private LeftoverReport once(Optional<TenantId> tenant) throws SQLException {
    Census census = Census.of(insula);
    List<Leftover> found = new ArrayList<>();
    List<String> unreached = new ArrayList<>();
    List<Cluster> clusters = insula.clusters().list();
    for (Cluster cluster : clusters) {
      try {
        look(cluster.name(), census, found);
      } catch (SQLException e) {
        unreached.add(cluster.name() + ": " + e.getMessage());
      }
    }
    if (folder != null) {
      found.addAll(Files.in(folder, census));
    }
    found.removeIf(leftover -> tenant.isPresent() && !tenant.get().equals(leftover.tenant()));
    return new LeftoverReport(census.tenants(), clusters.size(), found, unreached);
  }

  private void look(String cluster, Census census, List<Leftover> found) throws SQLException {
    String database = insula.estate().database(cluster);
    try (Connection connection = insula.estate().migrator(cluster, database)) {
      Ground ground = new Ground(connection, insula.estate(), census, cluster, database, found);
      for (Finder finder : FINDERS) {
        finder.look(ground);
      }
    }
  }

  /**
   * Removes what a report calls {@link Standing#LEFT}, and nothing else. Places and rows go as a
   * purge removes them, which looks at their marks again; the failure of one tenant is its own.
   */
  public Removal remove(LeftoverReport report) throws SQLException {
    return new Remover(insula, Census.of(insula)).remove(report.leftovers());
  }
}
