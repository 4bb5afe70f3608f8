package io.insula.postgres.protection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of {@code policies.sql}; a row may say "as before" about its conditions. One result. */
final class PolicyRows implements Query.Mapper<Policy> {
  private String visible = "";
  private String writable = "";

  @Override
  public Policy map(ResultSet row) throws SQLException {
    if (!row.getBoolean("again")) {
      visible = row.getString("visible");
      writable = row.getString("writable");
    }
    return new Policy(
        row.getString("name"),
        row.getBoolean("permissive"),
        row.getBoolean("every_command"),
        Rows.texts(row, "roles"),
        visible,
        writable);
  }
}
