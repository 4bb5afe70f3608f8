package io.insula.operations;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.insula.catalog.CatalogSource;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.Credentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;

/** Reads the catalog as the application's role, bound to no tenant but to the catalog itself. */
final class CatalogConnections implements CatalogSource, AutoCloseable {
  /** Whom the catalog's policies let in; not the form of a tenant id. */
  private static final String CATALOG = "!catalog";

  private static final int CONNECTIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String url;
  private final Credentials application;
  private final BindingSettings binding;
  private final Clock clock;
  private final HikariDataSource pool;

  CatalogConnections(String url, Credentials application, BindingSettings binding, Clock clock) {
    this.url = url;
    this.application = application;
    this.binding = binding;
    this.clock = clock;
    this.pool = new HikariDataSource(settings());
  }

  private HikariConfig settings() {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("insula-catalog");
    settings.setJdbcUrl(url);
    settings.setUsername(application.user());
    settings.setPassword(application.password());
    settings.setAutoCommit(false);
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(0);
    settings.setInitializationFailTimeout(-1);
    settings.setConnectionTimeout(PATIENCE.toMillis());
    timeouts().forEach((key, value) -> settings.addDataSourceProperty(key.toString(), value));
    return settings;
  }

  private static Properties timeouts() {
    Properties timeouts = new Properties();
    timeouts.setProperty("connectTimeout", String.valueOf(PATIENCE.toSeconds()));
    timeouts.setProperty("socketTimeout", String.valueOf(PATIENCE.toSeconds()));
    return timeouts;
  }

  @Override
  public Connection open() throws SQLException {
    Connection connection = pool.getConnection();
    try {
      bind(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void bind(Connection connection) throws SQLException {
    int pid = connection.unwrap(PGConnection.class).getBackendPID();
    long expiry = clock.instant().plus(binding.validity()).getEpochSecond();
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('insula.binding', ?, true)")) {
      statement.setString(1, new BindingProof(binding, pid).value(CATALOG, 0, expiry));
      statement.execute();
    }
  }

  @Override
  public Connection listen() throws SQLException {
    Properties properties = timeouts();
    properties.setProperty("user", application.user());
    properties.setProperty("password", application.password());
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public void close() {
    pool.close();
  }
}
