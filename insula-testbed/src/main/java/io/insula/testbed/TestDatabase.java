package io.insula.testbed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database for one test. Closing it drops it, with whoever is still connected. */
public final class TestDatabase implements AutoCloseable {
  private final TestServer server;
  private final String name;

  TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  public TestServer server() {
    return server;
  }

  public String name() {
    return name;
  }

  /** Its JDBC address, without credentials. */
  public String url() {
    return server.url(name);
  }

  /** A connection of the superuser. */
  public Connection connect() throws SQLException {
    return server.connect(name);
  }

  /** A connection of that role. */
  public Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(url(), user, password);
  }

  /** Runs the script, in one go, as the superuser. */
  public void execute(String sql) {
    try (Connection admin = connect();
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of all rows, as text, seen by the superuser. */
  public List<String> column(String sql) {
    try (Connection admin = connect();
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    server.execute("drop database if exists \"%s\" with (force)".formatted(name));
  }
}
