package io.insula.catalog;

import io.insula.jdbc.RoleNames;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;

/** Connections of the application's role, bound by hand. */
class TestSource implements CatalogSource {
  final AtomicInteger opened = new AtomicInteger();
  private final String url;

  TestSource(String host, int port, String database) {
    url =
        "jdbc:postgresql://%s:%d/%s?connectTimeout=1&loginTimeout=1&socketTimeout=1"
            .formatted(host, port, database);
  }

  @Override
  public Connection open() throws SQLException {
    opened.incrementAndGet();
    Connection connection = connect();
    connection.setAutoCommit(false);
    bind(connection, "!catalog");
    return connection;
  }

  @Override
  public Connection listen() throws SQLException {
    return connect();
  }

  private Connection connect() throws SQLException {
    String role = RoleNames.DEFAULT.application();
    return DriverManager.getConnection(url, role, TestCatalog.SETTINGS.password(role));
  }

  static void bind(Connection connection, String tenant) throws SQLException {
    int pid = connection.unwrap(PGConnection.class).getBackendPID();
    String fields = tenant + ":0:4000000000:1:" + pid;
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('insula.binding', ?, true)")) {
      statement.setString(1, fields + ":" + seal(fields));
      statement.execute();
    }
  }

  private static String seal(String fields) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(TestCatalog.SECRET.derive("binding:1"), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(fields.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
