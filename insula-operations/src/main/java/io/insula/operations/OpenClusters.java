package io.insula.operations;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.InstallSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Clusters of an open installation. */
final class OpenClusters implements Clusters {
  private static final int SECONDS_TO_ANSWER = 5;

  private final Records records;
  private final Administration dialect;
  private final InstallSettings settings;
  private final OpenFleet fleet;
  private final String homeUrl;

  OpenClusters(
      Records records,
      Administration dialect,
      InstallSettings settings,
      OpenFleet fleet,
      String homeUrl) {
    this.homeUrl = homeUrl;
    this.records = records;
    this.dialect = dialect;
    this.settings = settings;
    this.fleet = fleet;
  }

  @Override
  public Cluster add(NewCluster request) {
    check(request);
    Cluster cluster = new Cluster(request.name(), request.url(), request.region());
    install(request);
    records.saveCluster(cluster);
    fleet.applyRows(cluster.name());
    return cluster;
  }

  private void check(NewCluster request) {
    TenantId.of(request.name());
    if (request.name().equals(Cluster.HOME)) {
      throw new InsulaException(
          "\"" + Cluster.HOME + "\" is the cluster that holds the catalog; choose another name.");
    }
    if (!dialect.accepts(request.url())) {
      throw new InsulaException(
          "Cluster \""
              + request.name()
              + "\" can't be added: its address is of the form \""
              + Dialects.scheme(request.url())
              + "…\", and all clusters speak the same dialect.");
    }
  }

  private void install(NewCluster request) {
    Credentials administrator = request.administrator();
    try (Connection connection =
        DriverManager.getConnection(
            request.url(), administrator.user(), administrator.password())) {
      dialect.install(connection, settings);
    } catch (SQLException e) {
      throw new InsulaException(
          "Cluster \""
              + request.name()
              + "\" could not be prepared: "
              + e.getMessage()
              + " Nothing was written to the catalog; add it again when that is mended.",
          e);
    }
  }

  @Override
  public List<Cluster> list() {
    return records.clusters();
  }

  @Override
  public ClusterHealth check(String name) {
    Cluster cluster = records.cluster(name);
    String url = name.equals(Cluster.HOME) ? homeUrl : cluster.url();
    String user = settings.roles().application();
    try (Connection connection = DriverManager.getConnection(url, user, settings.password(user))) {
      return new ClusterHealth(
          name,
          true,
          version(connection),
          latency(connection),
          dialect.faults(connection, settings));
    } catch (SQLException e) {
      return new ClusterHealth(name, false, null, null, List.of(unreachable(name, e)));
    }
  }

  private static String unreachable(String name, SQLException e) {
    return "Cluster \"" + name + "\" can't be reached: " + e.getMessage();
  }

  private static String version(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName()
        + " "
        + connection.getMetaData().getDatabaseProductVersion();
  }

  private static Duration latency(Connection connection) throws SQLException {
    long start = System.nanoTime();
    if (!connection.isValid(SECONDS_TO_ANSWER)) {
      throw new SQLException("It does not answer within " + SECONDS_TO_ANSWER + " s.");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
