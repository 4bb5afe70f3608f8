package io.insula.cli.demo;

import io.insula.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * What a shop does, written as if there were no other: the tenant is in the context, not in the
 * SQL. Only the numbers of invoices begin with the shop's name, by which a foreign row would show.
 */
final class ShopRequests {
  private static final int PEOPLE = 20;
  private static final String[] CURRENCIES = {"EUR", "USD", "CHF", "SEK"};

  private final DataSource database;
  private final AtomicLong next = new AtomicLong(System.currentTimeMillis());

  ShopRequests(DataSource database) {
    this.database = database;
  }

  /** The first customers and products; the same e-mail addresses in every shop. */
  void open() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into customer (email, name)
          select 'customer' || n || '@example.com', 'Customer ' || n
          from generate_series(1, %d) n
          on conflict (email) do nothing"""
              .formatted(PEOPLE));
      statement.execute(
          """
          insert into product (sku, title, price)
          select 'SKU-' || n, 'Product ' || n, n * 3.5
          from generate_series(1, %d) n
          on conflict (sku) do nothing"""
              .formatted(PEOPLE));
    }
  }

  /** One invoice with two lines, in one transaction. */
  void sell(TenantId shop) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      long invoice = insertInvoice(connection, shop);
      insertLines(connection, invoice);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private long insertInvoice(Connection connection, TenantId shop) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into invoice (number, customer_id, currency)
            select ?, id, ? from customer where email = ?
            returning id""")) {
      insert.setString(1, shop + "-" + Long.toString(next.incrementAndGet(), Character.MAX_RADIX));
      insert.setString(2, CURRENCIES[random(CURRENCIES.length)]);
      insert.setString(3, "customer" + (1 + random(PEOPLE)) + "@example.com");
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void insertLines(Connection connection, long invoice) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into invoice_line (invoice_id, product_id, quantity, price)
            select ?, id, ?, price from product where sku = ?""")) {
      for (int line = 0; line < 2; line++) {
        insert.setLong(1, invoice);
        insert.setInt(2, 1 + random(5));
        insert.setString(3, "SKU-" + (1 + random(PEOPLE)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The latest invoices, joined with a shared table. */
  Seen browse(TenantId shop) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select i.number, c.name, sum(l.quantity * l.price) / max(u.per_euro)
                from (select * from invoice order by id desc limit 10) i
                join customer c on c.id = i.customer_id
                join invoice_line l on l.invoice_id = i.id
                join shared.currency u on u.code = i.currency
                group by i.number, c.name""");
        ResultSet rows = query.executeQuery()) {
      long read = 0;
      long foreign = 0;
      while (rows.next()) {
        read++;
        foreign += rows.getString(1).startsWith(shop + "-") ? 0 : 1;
      }
      return new Seen(read, foreign);
    }
  }

  /** Marks an invoice as paid. */
  void pay() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update invoice set paid = true
                where id = (select min(id) from invoice where not paid)""")) {
      update.executeUpdate();
    }
  }

  /** All invoices that the shop sees, and how many of them are not its own. */
  Seen inspect(TenantId shop) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select count(*), count(*) filter (where not starts_with(number, ?))
                from invoice""")) {
      query.setString(1, shop + "-");
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Seen(row.getLong(1), row.getLong(2));
      }
    }
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  /**
   * Rows that a shop has read.
   *
   * @param foreign how many of them were another shop's
   */
  record Seen(long rows, long foreign) {}
}
