package io.insula.postgres.conformance;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** How values are written into a trace. */
final class Shown {
  private Shown() {}

  static String value(@Nullable Object value) {
    try {
      return value == null ? "null" : known(value);
    } catch (Exception e) {
      return "unreadable " + Failures.lines(e);
    }
  }

  private static String known(Object value) throws Exception {
    if (value instanceof Array array) {
      return "Array of %s/%d %s as %s"
          .formatted(array.getBaseTypeName(), array.getBaseType(), array, value(array.getArray()));
    } else if (value instanceof SQLXML xml) {
      return "SQLXML " + xml.getString();
    } else if (value instanceof PGobject object) {
      return object.getClass().getSimpleName() + " " + object.getType() + " " + object.getValue();
    } else if (value instanceof InputStream stream) {
      return "stream " + HexFormat.of().formatHex(stream.readAllBytes());
    } else if (value instanceof Reader reader) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return "reader " + text;
    } else if (value.getClass().isArray()) {
      return value.getClass().getSimpleName() + " " + Arrays.deepToString(new Object[] {value});
    }
    return resource(value);
  }

  private static String resource(Object value) {
    for (Class<?> type :
        List.of(
            Connection.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            ResultSetMetaData.class,
            ParameterMetaData.class)) {
      if (type.isInstance(value)) {
        return "a " + type.getSimpleName();
      }
    }
    return value.getClass().getSimpleName() + " " + value;
  }

  /** Everything that the metadata says about each column. */
  static List<String> columns(@Nullable ResultSetMetaData columns) throws SQLException {
    List<String> all = new ArrayList<>();
    for (int n = 1; columns != null && n <= columns.getColumnCount(); n++) {
      all.add(
          "%s (%s of %s) %s/%d %s(%d,%d) width %d null %d auto %b case %b signed %b"
              .formatted(
                  columns.getColumnLabel(n),
                  columns.getColumnName(n),
                  columns.getTableName(n),
                  columns.getColumnTypeName(n),
                  columns.getColumnType(n),
                  columns.getColumnClassName(n),
                  columns.getPrecision(n),
                  columns.getScale(n),
                  columns.getColumnDisplaySize(n),
                  columns.isNullable(n),
                  columns.isAutoIncrement(n),
                  columns.isCaseSensitive(n),
                  columns.isSigned(n)));
    }
    return all;
  }

  /** The current row, with types. */
  static List<String> row(ResultSet rows) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) {
      values.add(value(rows.getObject(n)));
    }
    return values;
  }
}
