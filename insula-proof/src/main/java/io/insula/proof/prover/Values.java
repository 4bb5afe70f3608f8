package io.insula.proof.prover;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Gives recorded values back to a statement. */
final class Values {
  private Values() {}

  /**
   * Sets a parameter.
   *
   * @param loose whether the database is to decide the type of texts
   */
  static void set(PreparedStatement statement, int index, RecordedValue value, boolean loose)
      throws SQLException {
    String text = value.text();
    if (text == null) {
      statement.setNull(index, Types.OTHER);
      return;
    }
    switch (value.kind()) {
      case TEXT -> statement.setObject(index, text, loose ? Types.OTHER : Types.VARCHAR);
      case SHORT -> statement.setShort(index, Short.parseShort(text));
      case INTEGER -> statement.setInt(index, Integer.parseInt(text));
      case LONG -> statement.setLong(index, Long.parseLong(text));
      case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
      case FLOAT -> statement.setFloat(index, Float.parseFloat(text));
      case DOUBLE -> statement.setDouble(index, Double.parseDouble(text));
      case BOOLEAN -> statement.setBoolean(index, Boolean.parseBoolean(text));
      case BYTES -> statement.setBytes(index, HexFormat.of().parseHex(text));
      case ARRAY, NAMED -> statement.setObject(index, named(value));
      default -> statement.setObject(index, other(value, text), type(value));
    }
  }

  private static Object other(RecordedValue value, String text) {
    return switch (value.kind()) {
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case TIMESTAMP -> Timestamp.valueOf(LocalDateTime.parse(text));
      case MOMENT -> OffsetDateTime.parse(text);
      case UUID -> UUID.fromString(text);
      default -> text;
    };
  }

  private static int type(RecordedValue value) {
    return switch (value.kind()) {
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case TIMESTAMP -> Types.TIMESTAMP;
      case MOMENT -> Types.TIMESTAMP_WITH_TIMEZONE;
      default -> Types.OTHER;
    };
  }

  private static PGobject named(RecordedValue value) throws SQLException {
    PGobject object = new PGobject();
    String name = String.valueOf(value.name());
    object.setType(value.kind() == RecordedValue.Kind.ARRAY ? "_" + name : name);
    object.setValue(value.text());
    return object;
  }

  /** What the out parameter at that index is registered as. */
  static int outType(@Nullable String text) {
    try {
      return text == null ? Types.OTHER : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return Types.OTHER;
    }
  }

  /** The names of the parameters' types, asked of the database. */
  static java.util.List<String> types(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      var meta = statement.getParameterMetaData();
      java.util.List<String> types = new java.util.ArrayList<>();
      for (int i = 1; i <= meta.getParameterCount(); i++) {
        types.add(meta.getParameterTypeName(i));
      }
      return types;
    }
  }
}
