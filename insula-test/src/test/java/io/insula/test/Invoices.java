package io.insula.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** An application. */
final class Invoices {
  private Invoices() {}

  static void add(DataSource db, String number) throws SQLException {
    try (Connection connection = db.getConnection()) {
      Sql.update(connection, "insert into invoice (number, amount) values (?, 10)", number);
      Sql.update(
          connection,
          "insert into note (invoice, position, text) select id, 1, 'about ' || number from invoice"
              + " where number = ?",
          number);
    }
  }

  static void rename(DataSource db, String number) throws SQLException {
    try (Connection connection = db.getConnection()) {
      Sql.update(connection, "update invoice set number = number || '!' where number = ?", number);
      Sql.update(connection, "update invoice set number = ? where number like '%!'", number);
    }
  }

  static List<String> numbers(DataSource db) throws SQLException {
    try (Connection connection = db.getConnection()) {
      return Sql.column(connection, "select number from invoice order by number");
    }
  }
}
