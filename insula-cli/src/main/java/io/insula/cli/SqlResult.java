package io.insula.cli;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one statement gave: rows, or the number of rows that it changed. */
final class SqlResult {
  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.REAL,
          Types.DOUBLE,
          Types.FLOAT);

  private final List<String> columns = new ArrayList<>();
  private final List<Integer> types = new ArrayList<>();
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private final int changed;
  private boolean more;

  private SqlResult(int changed) {
    this.changed = changed;
  }

  static SqlResult changed(int count) {
    return new SqlResult(count);
  }

  static SqlResult of(ResultSet set, int maxRows) throws SQLException {
    SqlResult result = new SqlResult(-1);
    ResultSetMetaData metadata = set.getMetaData();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      result.columns.add(metadata.getColumnLabel(i));
      result.types.add(metadata.getColumnType(i));
    }
    while (set.next()) {
      if (maxRows > 0 && result.rows.size() == maxRows) {
        result.more = true;
        break;
      }
      result.rows.add(result.row(set));
    }
    return result;
  }

  private List<@Nullable Object> row(ResultSet set) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      row.add(value(set, i));
    }
    return row;
  }

  private @Nullable Object value(ResultSet set, int column) throws SQLException {
    String text = set.getString(column + 1);
    if (text == null) {
      return null;
    }
    int type = types.get(column);
    if (type == Types.BIT || type == Types.BOOLEAN) {
      return set.getBoolean(column + 1);
    }
    return NUMBERS.contains(type) ? number(text) : text;
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return text; // NaN, Infinity
    }
  }

  /** An array of objects, or the number of changed rows. */
  Object document() {
    if (changed >= 0) {
      return Map.of("changed", changed);
    }
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        document.put(columns.get(i), row.get(i));
      }
      documents.add(document);
    }
    return documents;
  }

  void print(Action action) {
    if (changed >= 0) {
      action.say(changed == 1 ? "1 row changed" : changed + " rows changed");
      return;
    }
    Table table = new Table(columns);
    for (int i = 0; i < columns.size(); i++) {
      if (NUMBERS.contains(types.get(i))) {
        table.right(i);
      }
    }
    for (List<@Nullable Object> row : rows) {
      table.row(row.stream().map(SqlResult::shown).toArray());
    }
    table.print(action.terminal());
    action.remark(
        (rows.size() == 1 ? "1 row" : rows.size() + " rows")
            + (more ? ", and there are more: --max-rows 0 shows all" : ""));
  }

  private static Object shown(@Nullable Object value) {
    return value == null ? Table.cell("null", Terminal.Style.DIM) : plain(value);
  }

  private static Object plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value;
  }
}
