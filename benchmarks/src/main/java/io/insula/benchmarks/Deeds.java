package io.insula.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Pieces of work of an application, each with a connection of its own. */
final class Deeds {
  private static final ByHand UNAWARE = new ByHand("item", "");

  private final AtomicLong fresh = new AtomicLong(500_000);

  /** A piece of work for one tenant. */
  @FunctionalInterface
  interface Deed {
    /**
     * Does it once.
     *
     * @param source where to take the connection
     * @param by how tenants are kept apart
     * @param tenant its id, for those who do it by hand
     * @param number which row of the tenant
     */
    void run(DataSource source, ByHand by, String tenant, long number) throws SQLException;
  }

  /** As code that knows nothing of tenants. */
  static ByHand unaware() {
    return UNAWARE;
  }

  /** One row by its key. */
  void point(DataSource source, ByHand by, String tenant, long id) throws SQLException {
    try (Connection connection = source.getConnection()) {
      read(connection, "select label from " + by.table() + by.where("id = ?"), by, tenant, id);
    }
  }

  /** The sum over all rows of the tenant. */
  void sum(DataSource source, ByHand by, String tenant, long ignored) throws SQLException {
    try (Connection connection = source.getConnection()) {
      read(connection, "select sum(amount) from " + by.table() + by.where(""), by, tenant, -1);
    }
  }

  /** Five statements in one transaction: read, insert, update, read, delete. */
  void transaction(DataSource source, ByHand by, String tenant, long id) throws SQLException {
    long own = id + fresh.incrementAndGet();
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      String read = "select label from " + by.table() + by.where("id = ?");
      read(connection, read, by, tenant, id);
      insert(connection, by, tenant, own);
      String where = by.where("id = ?");
      change(connection, "update " + by.table() + " set amount = 7" + where, by, tenant, own);
      read(connection, read, by, tenant, own);
      change(connection, "delete from " + by.table() + where, by, tenant, own);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void insert(Connection connection, ByHand by, String tenant, long id)
      throws SQLException {
    String column = by.parameters() == 0 ? "" : "tenant_id, ";
    String value = by.parameters() == 0 ? "" : "?, ";
    String sql =
        "insert into %s (%sid, label, amount) values (%s?, 'new', 1)"
            .formatted(by.table(), column, value);
    change(connection, sql, by, tenant, id);
  }

  private static void change(Connection connection, String sql, ByHand by, String tenant, long id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      fill(statement, by, tenant, id);
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("Not one row: " + sql);
      }
    }
  }

  private static void read(Connection connection, String sql, ByHand by, String tenant, long id)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      fill(select, by, tenant, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next() || rows.getString(1) == null) {
          throw new IllegalStateException("The row is not there");
        }
      }
    }
  }

  private static void fill(PreparedStatement statement, ByHand by, String tenant, long id)
      throws SQLException {
    if (by.parameters() == 1) {
      statement.setString(1, tenant);
    }
    if (id >= 0) {
      statement.setLong(by.parameters() + 1, id);
    }
  }
}
