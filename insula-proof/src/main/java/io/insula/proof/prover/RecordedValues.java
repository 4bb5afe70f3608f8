package io.insula.proof.prover;

import io.insula.proof.prover.RecordedValue.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** What is remembered of a value that was set. */
final class RecordedValues {
  private RecordedValues() {}

  static RecordedValue of(@Nullable Object value) throws SQLException {
    if (value == null) {
      return RecordedValue.untyped(null);
    }
    if (value instanceof byte[] bytes) {
      return RecordedValue.of(Kind.BYTES, HexFormat.of().formatHex(bytes));
    }
    if (value instanceof Array array) {
      return new RecordedValue(Kind.ARRAY, literal(array.getArray()), array.getBaseTypeName());
    }
    if (value instanceof PGobject object) {
      return new RecordedValue(Kind.NAMED, object.getValue(), object.getType());
    }
    Kind type = type(value);
    return RecordedValue.of(type, type == Kind.UNKNOWN ? null : text(value));
  }

  private static Kind type(Object value) {
    if (value instanceof Number) {
      return number(value);
    }
    if (value instanceof Character || value instanceof CharSequence) {
      return Kind.TEXT;
    }
    if (value instanceof Boolean) {
      return Kind.BOOLEAN;
    }
    return value instanceof UUID ? Kind.UUID : time(value);
  }

  private static String literal(Object elements) {
    StringBuilder literal = new StringBuilder("{");
    for (int i = 0; i < java.lang.reflect.Array.getLength(elements); i++) {
      Object element = java.lang.reflect.Array.get(elements, i);
      literal.append(i == 0 ? "" : ",");
      if (element != null && element.getClass().isArray()) {
        literal.append(literal(element));
      } else if (element == null) {
        literal.append("NULL");
      } else {
        String text = element.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        literal.append('"').append(text).append('"');
      }
    }
    return literal.append('}').toString();
  }

  private static Kind number(Object value) {
    if (value instanceof Short || value instanceof Byte) {
      return Kind.SHORT;
    }
    if (value instanceof Integer) {
      return Kind.INTEGER;
    }
    if (value instanceof Long) {
      return Kind.LONG;
    }
    if (value instanceof Float) {
      return Kind.FLOAT;
    }
    if (value instanceof Double) {
      return Kind.DOUBLE;
    }
    return value instanceof BigDecimal || value instanceof BigInteger ? Kind.DECIMAL : Kind.UNKNOWN;
  }

  private static Kind time(Object value) {
    if (value instanceof LocalDate || value instanceof java.sql.Date) {
      return Kind.DATE;
    }
    if (value instanceof LocalTime || value instanceof java.sql.Time) {
      return Kind.TIME;
    }
    if (value instanceof LocalDateTime || value instanceof java.sql.Timestamp) {
      return Kind.TIMESTAMP;
    }
    boolean moment =
        value instanceof OffsetDateTime
            || value instanceof ZonedDateTime
            || value instanceof Instant
            || value instanceof java.util.Date;
    return moment ? Kind.MOMENT : Kind.UNKNOWN;
  }

  private static String text(Object value) {
    if (value instanceof java.sql.Timestamp stamp) {
      return stamp.toLocalDateTime().toString();
    }
    if (value instanceof ZonedDateTime moment) {
      return moment.toOffsetDateTime().toString();
    }
    if (value instanceof Instant moment) {
      return moment.atOffset(ZoneOffset.UTC).toString();
    }
    if (value.getClass() == java.util.Date.class) {
      return ((java.util.Date) value).toInstant().atOffset(ZoneOffset.UTC).toString();
    }
    return value.toString();
  }
}
