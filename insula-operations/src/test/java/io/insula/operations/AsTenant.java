package io.insula.operations;

import io.insula.TenantContext;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What an application does as one tenant: each call is one transaction. */
record AsTenant(DataSource source, TenantId tenant) {

  /** Runs the statements one by one and commits. */
  void run(String... statements) throws SQLException {
    TenantContext.use(
        tenant,
        () -> {
          try (Connection connection = source.getConnection();
              Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
              statement.execute(sql);
            }
            connection.commit();
          }
        });
  }

  /** The first column, as text. */
  List<String> column(String sql) throws SQLException {
    return TenantContext.with(
        tenant,
        () -> {
          try (Connection connection = source.getConnection();
              Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
              values.add(rows.getString(1));
            }
            return values;
          }
        });
  }

  /** The first column of the first row. */
  String one(String sql) throws SQLException {
    return column(sql).get(0);
  }
}
