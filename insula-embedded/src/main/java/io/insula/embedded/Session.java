package io.insula.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** What the superuser asks of a server. */
final class Session {
  private Session() {}

  /** Whether our server answers there, with our password and our data. */
  static boolean leadsTo(int port, String password, Path data) throws IOException {
    try (Connection connection = connect(port, password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
    } catch (SQLException e) {
      return false; // a stale file: the process or the port is somebody else's by now
    }
  }

  static void ensureDatabase(int port, String password, String name) throws SQLException {
    try (Connection connection = connect(port, password);
        PreparedStatement query =
            connection.prepareStatement("select 1 from pg_database where datname = ?");
        Statement statement = connection.createStatement()) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          statement.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
        }
      }
    }
  }

  private static Connection connect(int port, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", EmbeddedServer.SUPERUSER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    Connection connection =
        new Driver().connect("jdbc:postgresql://localhost:" + port + "/postgres", properties);
    if (connection == null) {
      throw new SQLException("The driver doesn't accept its own address");
    }
    return connection;
  }
}
