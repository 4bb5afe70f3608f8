package io.insula.jdbc.internal;

import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Source;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a pool takes its physical connections from; remembers the session of each. */
final class Sessions implements DataSource {
  private final Source source;
  private final ConcurrentHashMap<Connection, Session> sessions = new ConcurrentHashMap<>();

  Sessions(Source source) {
    this.source = source;
  }

  /** The session of a connection that was opened here, through whatever the pool wrapped it in. */
  Session of(Connection pooled) throws SQLException {
    Session session = sessions.get(pooled.unwrap(Connection.class));
    if (session == null) {
      throw new IllegalStateException("A pooled connection that was not opened here");
    }
    return session;
  }

  @Override
  public Connection getConnection() throws SQLException {
    forgetClosed();
    Session session = source.open();
    sessions.put(session.connection(), session);
    return session.connection();
  }

  private void forgetClosed() throws SQLException {
    for (Iterator<Connection> known = sessions.keySet().iterator(); known.hasNext(); ) {
      if (known.next().isClosed()) {
        known.remove();
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // Nothing is logged here.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The pool's own timeout counts.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("This DataSource does not log by java.util.logging");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("This DataSource wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
