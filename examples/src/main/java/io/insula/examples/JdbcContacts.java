package io.insula.examples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** With plain JDBC. */
public final class JdbcContacts implements Contacts {
  private final DataSource db;

  public JdbcContacts(DataSource db) {
    this.db = db;
  }

  @Override
  public long add(String email, String name) {
    try (Connection connection = db.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into contact (email, name) values (?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, email);
      insert.setString(2, name);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong("id");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void addOrRename(String email, String name) {
    try (Connection connection = db.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                "insert into contact (email, name) values (?, ?)"
                    + " on conflict (email) do update set name = excluded.name")) {
      upsert.setString(1, email);
      upsert.setString(2, name);
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void addAll(List<String> emails) {
    try (Connection connection = db.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into contact (email, name) values (?, ?)")) {
      connection.setAutoCommit(false);
      for (String email : emails) {
        insert.setString(1, email);
        insert.setString(2, email);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> names() {
    return list("select name from contact order by name");
  }

  @Override
  public List<String> namesWithCountries() {
    return list(
        "select c.name || ', ' || k.name from contact c join country k on k.code = c.country"
            + " order by 1");
  }

  private List<String> list(String sql) {
    try (Connection connection = db.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
