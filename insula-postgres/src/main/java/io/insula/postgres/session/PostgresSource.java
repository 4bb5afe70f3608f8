package io.insula.postgres.session;

import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Source;
import io.insula.jdbc.spi.SourceSettings;
import io.insula.jdbc.spi.StatementTraits;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.core.BaseConnection;

/** Opens the connections of one pool. */
final class PostgresSource implements Source {
  private final SourceSettings settings;
  private final String path;
  private final UniqueKeys keys;

  PostgresSource(SourceSettings settings) {
    this.settings = settings;
    this.path =
        settings.path().stream()
            .distinct()
            .map(UniqueKeys::quoted)
            .collect(Collectors.joining(", "));
    this.keys = new UniqueKeys(settings.column().name());
  }

  @Override
  public Session open() throws SQLException {
    Connection connection = DriverManager.getConnection(settings.url(), properties());
    return new PostgresSession((BaseConnection) connection, settings, setsPath() ? path : "", keys);
  }

  /** Poolers know no options, and the address may have its own: then each binding sets the path. */
  private boolean setsPath() {
    return !settings.binding().pooler() && !UrlParameters.of(settings.url()).setsPath();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", settings.credentials().user());
    properties.setProperty("password", settings.credentials().password());
    if (settings.binding().pooler()) {
      properties.setProperty("prepareThreshold", "0");
    }
    if (setsPath()) {
      properties.setProperty("options", "-c search_path=" + path.replace(" ", "\\ "));
    }
    return properties;
  }

  @Override
  public StatementTraits read(String sql) {
    return StatementReader.read(sql);
  }

  @Override
  public void forget() {
    keys.forget();
  }
}
