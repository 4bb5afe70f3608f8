package io.insula.catalog;

import io.insula.CatalogUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for changes on a connection and thread of its own. An announcement is only a reason to
 * ask; what has changed is read from the catalog. While the connection is lost, asks at intervals.
 */
final class Announcements implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
  private static final String CLUSTERS = "insula_cluster";
  private static final long FIRST_BACKOFF = 100;
  private static final long LAST_BACKOFF = 5_000;
  private static final long JOIN_MILLIS = 2_000;

  private final CatalogSource source;
  private final CatalogSettings settings;
  private final Counters counters;
  private final CatchUp catchUp;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Connection current;

  /** Listens when it returns. */
  Announcements(CatalogSource source, CatalogSettings settings, Counters counters, CatchUp catchUp)
      throws SQLException {
    this.source = source;
    this.settings = settings;
    this.counters = counters;
    this.catchUp = catchUp;
    Connection first = subscribe();
    this.thread = new Thread(() -> run(first), "insula-catalog-listener");
    thread.setDaemon(true);
    thread.start();
  }

  private Connection subscribe() throws SQLException {
    Connection connection = source.listen();
    try (Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, (int) settings.answerWithin().toMillis());
      statement.execute("listen insula_tenant; listen " + CLUSTERS);
      catchUp.runDeaf();
      return connection;
    } catch (SQLException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private void run(Connection first) {
    Connection connection = first;
    while (connection != null) {
      hear(connection);
      close(connection);
      connection = isClosed() ? null : reconnect();
    }
  }

  /** Returns when the connection is lost. */
  private void hear(Connection connection) {
    current = connection;
    try {
      while (!isClosed()) {
        hearOnce(connection);
      }
    } catch (SQLException | RuntimeException e) {
      if (!isClosed()) {
        counters.reconnects.increment();
        LOG.warn(
            "The connection that hears of changes in the catalog is lost; asking every {} ms until"
                + " there is a new one",
            settings.poll().toMillis(),
            e);
      }
    } finally {
      current = null;
    }
  }

  private void hearOnce(Connection connection) throws SQLException {
    PGNotification[] heard =
        connection
            .unwrap(PGConnection.class)
            .getNotifications((int) settings.heartbeat().toMillis());
    if (heard == null || heard.length == 0) {
      ping(connection);
    } else {
      counters.announcements.add(heard.length);
      for (PGNotification notification : heard) {
        if (notification.getName().equals(CLUSTERS)) {
          catchUp.clustersChanged();
        }
      }
    }
    catchUp.run();
  }

  /** A connection can be dead for hours before it says so, unless something is sent. */
  private static void ping(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  /** A new connection, or null when closed. */
  private @Nullable Connection reconnect() {
    long backoff = FIRST_BACKOFF;
    while (!isClosed()) {
      try {
        return subscribe();
      } catch (SQLException | RuntimeException e) {
        LOG.debug("No new connection to hear of changes in the catalog yet", e);
      }
      pollFor(backoff);
      backoff = Math.min(backoff * 2, LAST_BACKOFF);
    }
    return null;
  }

  private void pollFor(long millis) {
    long left = millis;
    while (left > 0 && !isClosed()) {
      long pause = Math.min(left, settings.poll().toMillis());
      if (awaitClosed(pause)) {
        return;
      }
      left -= pause;
      try {
        catchUp.runDeaf();
      } catch (SQLException | RuntimeException e) {
        LOG.debug("The catalog can't be asked for changes", e);
      }
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private boolean awaitClosed(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
      return true;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection that was given up did not close cleanly", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Connection listening = current;
    try {
      if (listening != null) {
        listening.abort(Runnable::run);
      }
      thread.join(JOIN_MILLIS);
    } catch (SQLException e) {
      LOG.debug("The listening connection did not abort cleanly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogUnavailableException("Interrupted while the catalog was closed", e);
    }
  }
}
