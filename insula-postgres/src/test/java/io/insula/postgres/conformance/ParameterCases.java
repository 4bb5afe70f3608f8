package io.insula.postgres.conformance;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/** Setting the parameters of a {@link PreparedStatement}. */
final class ParameterCases {
  private ParameterCases() {}

  static Cases cases() {
    return Cases.topic("parameter")
        .add("numbers", ParameterCases::numbers)
        .add("texts and bytes", ParameterCases::texts)
        .add("dates and times", ParameterCases::times)
        .add("objects", ParameterCases::objects)
        .add("nulls", ParameterCases::nulls)
        .add("arrays", ParameterCases::arrays)
        .add("streams", ParameterCases::streams)
        .add("indexes out of bounds", ParameterCases::bounds)
        .add("missing parameters", ParameterCases::missing)
        .add("clearParameters", ParameterCases::clear)
        .add("values that do not fit", ParameterCases::unfit)
        .add("changing the type of a parameter", ParameterCases::changing)
        .add("toString shows the values", ParameterCases::shown)
        .add("many parameters", ParameterCases::many);
  }

  /** Sets what a parameter is. */
  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  private static void show(Connection connection, Trace trace, String type, Setter setter) {
    trace.act(
        type,
        () -> {
          try (PreparedStatement query =
              connection.prepareStatement("select ?::" + type + " as value, ? as twice")) {
            setter.set(query);
            query.setString(2, "b");
            trace.rows(type, query.executeQuery());
          }
        });
  }

  private static void numbers(Connection connection, Trace trace) {
    show(connection, trace, "int", s -> s.setInt(1, -5));
    show(connection, trace, "bigint", s -> s.setLong(1, Long.MAX_VALUE));
    show(connection, trace, "smallint", s -> s.setShort(1, (short) 3));
    show(connection, trace, "smallint", s -> s.setByte(1, (byte) 4));
    show(connection, trace, "boolean", s -> s.setBoolean(1, true));
    show(connection, trace, "real", s -> s.setFloat(1, 1.25f));
    show(connection, trace, "float8", s -> s.setDouble(1, Double.NaN));
    show(connection, trace, "numeric", s -> s.setBigDecimal(1, new BigDecimal("1.2300")));
  }

  private static void texts(Connection connection, Trace trace) {
    show(connection, trace, "text", s -> s.setString(1, "Čeněk 😀 '; --"));
    show(connection, trace, "text", s -> s.setNString(1, "n"));
    show(connection, trace, "text", s -> s.setString(1, "zero \0 byte"));
    show(connection, trace, "bytea", s -> s.setBytes(1, new byte[] {0, 1, -1}));
    show(connection, trace, "text", s -> s.setRowId(1, null));
    show(connection, trace, "text", s -> s.setURL(1, null));
    show(connection, trace, "xml", s -> s.setSQLXML(1, xml(connection)));
  }

  private static java.sql.SQLXML xml(Connection connection) throws SQLException {
    java.sql.SQLXML xml = connection.createSQLXML();
    xml.setString("<a>b</a>");
    return xml;
  }

  private static void times(Connection connection, Trace trace) {
    show(connection, trace, "date", s -> s.setDate(1, Date.valueOf("2024-02-29")));
    show(connection, trace, "time", s -> s.setTime(1, Time.valueOf("10:11:12")));
    show(
        connection,
        trace,
        "timestamp",
        s -> s.setTimestamp(1, Timestamp.valueOf("2024-02-29 1:2:3")));
    show(connection, trace, "date", s -> s.setObject(1, LocalDate.of(2024, 2, 29)));
    show(connection, trace, "time", s -> s.setObject(1, LocalTime.of(1, 2, 3)));
    show(connection, trace, "timestamp", s -> s.setObject(1, LocalDateTime.of(2024, 2, 29, 1, 2)));
    show(
        connection,
        trace,
        "timestamptz",
        s -> s.setObject(1, OffsetDateTime.parse("2024-02-29T01:02:03+05:00")));
  }

  private static void objects(Connection connection, Trace trace) {
    show(connection, trace, "uuid", s -> s.setObject(1, new UUID(1, 2)));
    show(connection, trace, "int", s -> s.setObject(1, 5));
    show(connection, trace, "int", s -> s.setObject(1, "6", Types.INTEGER));
    show(connection, trace, "numeric", s -> s.setObject(1, 6.789, Types.NUMERIC, 1));
    show(connection, trace, "mood", s -> s.setObject(1, "happy", Types.OTHER));
    show(connection, trace, "jsonb", s -> s.setObject(1, json("{\"a\": [1, null]}")));
    show(connection, trace, "interval", s -> s.setObject(1, new PGInterval("1 day 2 hours")));
    show(connection, trace, "text", s -> s.setObject(1, 'c'));
    show(connection, trace, "text", s -> s.setObject(1, new Object()));
    show(connection, trace, "text", s -> s.setObject(1, "x", java.sql.JDBCType.VARCHAR));
  }

  private static PGobject json(String text) throws SQLException {
    PGobject json = new PGobject();
    json.setType("jsonb");
    json.setValue(text);
    return json;
  }

  private static void nulls(Connection connection, Trace trace) {
    show(connection, trace, "int", s -> s.setNull(1, Types.INTEGER));
    show(connection, trace, "text", s -> s.setNull(1, Types.VARCHAR));
    show(connection, trace, "mood", s -> s.setNull(1, Types.OTHER, "mood"));
    show(connection, trace, "jsonb", s -> s.setNull(1, Types.NULL));
    show(connection, trace, "text", s -> s.setString(1, null));
    show(connection, trace, "bytea", s -> s.setBytes(1, null));
    show(connection, trace, "date", s -> s.setObject(1, null));
    show(connection, trace, "int[]", s -> s.setArray(1, null));
    show(connection, trace, "int", s -> s.setNull(1, 9999));
  }

  private static void arrays(Connection connection, Trace trace) {
    show(
        connection,
        trace,
        "int[]",
        s -> s.setArray(1, connection.createArrayOf("int4", new Object[] {1, null, 3})));
    show(
        connection,
        trace,
        "text[]",
        s -> s.setArray(1, connection.createArrayOf("text", new Object[] {"a,b", "\"", null})));
    show(connection, trace, "int[]", s -> s.setObject(1, new int[] {1, 2}));
    show(
        connection,
        trace,
        "int[]",
        s -> s.setObject(1, connection.createArrayOf("int4", new Object[] {}), Types.ARRAY));
    trace.attempt("no such type", () -> connection.createArrayOf("nothing", new Object[] {1}));
  }

  private static void streams(Connection connection, Trace trace) {
    byte[] bytes = "stream of bytes".getBytes(StandardCharsets.UTF_8);
    show(connection, trace, "bytea", s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 6));
    show(connection, trace, "bytea", s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes)));
    show(
        connection,
        trace,
        "bytea",
        s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 100L));
    show(connection, trace, "text", s -> s.setAsciiStream(1, new ByteArrayInputStream(bytes), 6));
    show(connection, trace, "text", s -> s.setCharacterStream(1, new StringReader("chars"), 3));
    show(connection, trace, "text", s -> s.setCharacterStream(1, new StringReader("chars")));
    show(connection, trace, "text", s -> s.setNCharacterStream(1, new StringReader("chars")));
  }

  private static void bounds(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select ?::int, ?::text")) {
      trace.act("0", () -> query.setInt(0, 1));
      trace.act("-1", () -> query.setString(-1, "a"));
      trace.act("3", () -> query.setString(3, "a"));
      trace.act("3 null", () -> query.setNull(3, Types.INTEGER));
      trace.act("3 object", () -> query.setObject(3, 1));
      query.setInt(1, 1);
      query.setString(2, "b");
      trace.rows("still", query.executeQuery());
      trace.act("3", () -> query.setString(3, "a"));
      trace.rows("still", query.executeQuery());
    }
    try (PreparedStatement none = connection.prepareStatement("select 1")) {
      trace.act("1 of none", () -> none.setInt(1, 1));
    }
  }

  private static void missing(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select ?::int, ?::text")) {
      trace.attempt("none", query::executeQuery);
      query.setString(2, "b");
      trace.attempt("first", query::executeQuery);
      connection.setAutoCommit(false);
      trace.attempt("first", query::executeQuery);
      trace.query(connection, "select count(*) from person");
      query.setInt(1, 1);
      trace.rows("all", query.executeQuery());
      connection.rollback();
      trace.rows("kept", query.executeQuery());
    }
    try (PreparedStatement update =
        connection.prepareStatement("update person set age = ? where id = ?")) {
      update.setInt(1, 1);
      trace.attempt("update", update::executeUpdate);
      trace.act("batch", update::addBatch);
    }
  }

  private static void clear(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select ?::int")) {
      query.setInt(1, 1);
      trace.rows("set", query.executeQuery());
      query.clearParameters();
      trace.attempt("cleared", query::executeQuery);
      query.setInt(1, 2);
      trace.rows("set again", query.executeQuery());
    }
  }

  private static void unfit(Connection connection, Trace trace) throws SQLException {
    show(connection, trace, "int", s -> s.setObject(1, "text", Types.INTEGER));
    try (PreparedStatement query =
        connection.prepareStatement("select name from person where id = ?")) {
      query.setString(1, "1");
      trace.attempt("text for a number", query::executeQuery);
      query.setObject(1, "1", Types.OTHER);
      trace.rows("text of unknown type", query.executeQuery());
    }
  }

  private static void changing(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select ? as value")) {
      for (int n = 0; n < 7; n++) {
        query.setInt(1, n);
        trace.rows("int", query.executeQuery());
      }
      query.setString(1, "text");
      trace.rows("text", query.executeQuery());
      query.setDate(1, Date.valueOf("2020-01-01"));
      trace.rows("date", query.executeQuery());
    }
  }

  private static void shown(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select ?::int, ?::text")) {
      query.setInt(1, 1);
      trace.see("text", query.toString());
    }
  }

  private static void many(Connection connection, Trace trace) throws SQLException {
    int count = 1000;
    String marks = "?,".repeat(count - 1) + "?";
    try (PreparedStatement query =
        connection.prepareStatement("select count(*) from number where n in (" + marks + ")")) {
      for (int n = 1; n <= count; n++) {
        query.setInt(n, n * 2);
      }
      trace.rows("many", query.executeQuery());
    }
  }
}
