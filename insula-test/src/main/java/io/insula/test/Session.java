package io.insula.test;

import io.insula.InsulaException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection of the superuser that is opened at first use, and stays. One at a time. */
final class Session {
  private final Server server;
  private @Nullable Connection connection;

  Session(Server server) {
    this.server = server;
  }

  synchronized void use(Work work) {
    try {
      Connection open = connection;
      if (open == null) {
        open = server.connect();
        connection = open;
      }
      work.on(open);
    } catch (SQLException e) {
      throw new InsulaException(
          "The server of the tests, " + server.url("…") + ", refused: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  interface Work {
    void on(Connection connection) throws SQLException;
  }
}
