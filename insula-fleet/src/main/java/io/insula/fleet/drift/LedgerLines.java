package io.insula.fleet.drift;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the ledger of one database says of many schemas. */
final class LedgerLines {
  private static final String READ =
      """
      select schema_name, version, checksum
        from insula.migration
       where kind = 'tenant' and schema_name = any (?)
      """;

  private LedgerLines() {}

  /** The checksum of each version, by schema. */
  static Map<String, Map<String, Integer>> read(Connection connection, List<String> schemas)
      throws SQLException {
    Map<String, Map<String, Integer>> lines = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lines
              .computeIfAbsent(rows.getString(1), s -> new HashMap<>())
              .put(rows.getString(2), rows.getInt(3));
        }
      }
    }
    return lines;
  }
}
