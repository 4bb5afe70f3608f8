package io.insula.operations;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connects as the migrator, to any database of any cluster. */
final class OpenEstate implements Estate, AutoCloseable {
  private final Administration dialect;
  private final Function<String, Cluster> clusters;
  private final @Nullable MigratorConnections migrator;
  private final InstallSettings settings;
  private final TenantColumn column;
  private final Set<String> waived;

  OpenEstate(
      Administration dialect,
      Function<String, Cluster> clusters,
      @Nullable Credentials migrator,
      InstallSettings settings,
      TenantColumn column,
      Set<String> waived) {
    this.dialect = dialect;
    this.clusters = clusters;
    this.migrator = migrator == null ? null : new MigratorConnections(migrator);
    this.settings = settings;
    this.column = column;
    this.waived = Set.copyOf(waived);
  }

  @Override
  public Connection migrator(String cluster, String database) throws SQLException {
    String shared = clusters.apply(cluster).url();
    String url = dialect.urlOf(shared, database);
    return dialect.databaseOf(shared).equals(database) ? connections().take(url) : connect(url);
  }

  /** The address of a database of that cluster. */
  String url(String cluster, String database) {
    return dialect.urlOf(clusters.apply(cluster).url(), database);
  }

  /** A new connection of the migrator's role to that address. */
  Connection connect(String url) throws SQLException {
    return connections().open(url);
  }

  private MigratorConnections connections() {
    if (migrator == null) {
      throw withoutMigrator();
    }
    return migrator;
  }

  static InsulaException withoutMigrator() {
    return new InsulaException(
        "This needs the migrator's login, and Insula was opened without it. Open it without"
            + " withoutMigrator(), or use the command line.");
  }

  @Override
  public String database(String cluster) {
    return dialect.databaseOf(clusters.apply(cluster).url());
  }

  @Override
  public InstallSettings settings() {
    return settings;
  }

  @Override
  public TenantColumn column() {
    return column;
  }

  @Override
  public Set<String> waived() {
    return waived;
  }

  @Override
  public void close() {
    if (migrator != null) {
      migrator.close();
    }
  }
}
