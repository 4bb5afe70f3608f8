package io.insula.postgres.conformance;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.util.PGobject;

/** Reading values of PostgreSQL's types. */
final class TypeCases {
  private static final List<String> COLUMNS =
      List.of(
          "small",
          "real_number",
          "double_number",
          "decimal_number",
          "flag",
          "letters",
          "bytes",
          "day",
          "moment",
          "instant",
          "clock",
          "clock_zone",
          "span",
          "document",
          "document_binary",
          "uid",
          "feeling",
          "address",
          "extent",
          "numbers",
          "words",
          "markup",
          "bits",
          "price",
          "network",
          "spot");

  private TypeCases() {}

  static Cases cases() {
    return Cases.topic("type")
        .add("every type as an object", TypeCases::objects)
        .add("every type as a text", (c, t) -> each(c, t, ResultSet::getString))
        .add("every type prepared, binary", Map.of("prepareThreshold", "1"), TypeCases::binary)
        .add("every type as bytes", (c, t) -> each(c, t, ResultSet::getBytes))
        .add("every type as a number", (c, t) -> each(c, t, ResultSet::getInt))
        .add("every type as a timestamp", (c, t) -> each(c, t, ResultSet::getTimestamp))
        .add("java.time", TypeCases::javaTime)
        .add("classes asked for", TypeCases::classes)
        .add("arrays", TypeCases::arrays)
        .add("array as rows", TypeCases::arrayRows)
        .add("streams", TypeCases::streams)
        .add("xml", TypeCases::xml)
        .add("was null", TypeCases::wasNull)
        .add("written and read back", TypeCases::roundTrip)
        .add("large values", TypeCases::large)
        .add("rows and records", TypeCases::records);
  }

  /** One way to read. */
  private interface Reading {
    Object read(ResultSet rows, int column) throws SQLException;
  }

  private static String query() {
    return "select " + String.join(", ", COLUMNS) + " from everything order by id";
  }

  private static void objects(Connection connection, Trace trace) {
    trace.query(connection, query());
  }

  private static void each(Connection connection, Trace trace, Reading reading)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query())) {
      while (rows.next()) {
        for (int n = 1; n <= COLUMNS.size(); n++) {
          int column = n;
          trace.attempt(COLUMNS.get(n - 1), () -> reading.read(rows, column));
          trace.see("null", rows.wasNull());
        }
      }
    }
  }

  private static void binary(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query())) {
      for (int n = 0; n < 3; n++) {
        trace.rows("run " + n, statement.executeQuery());
      }
    }
  }

  private static void javaTime(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select day, moment, instant, clock, clock_zone from everything order by id")) {
      while (rows.next()) {
        trace.attempt("day", () -> rows.getObject("day", LocalDate.class));
        trace.attempt("moment", () -> rows.getObject("moment", LocalDateTime.class));
        trace.attempt("instant", () -> rows.getObject("instant", OffsetDateTime.class));
        trace.attempt("clock", () -> rows.getObject("clock", LocalTime.class));
        trace.attempt("clock with zone", () -> rows.getObject("clock_zone", OffsetTime.class));
        trace.attempt("wrong", () -> rows.getObject("day", OffsetDateTime.class));
      }
    }
  }

  private static void classes(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from everything order by id limit 1")) {
      rows.next();
      trace.attempt("uuid", () -> rows.getObject("uid", UUID.class));
      trace.attempt("string", () -> rows.getObject("uid", String.class));
      trace.attempt("json", () -> rows.getObject("document_binary", PGobject.class));
      trace.attempt("array", () -> rows.getObject("numbers", Array.class));
      trace.attempt("integers", () -> rows.getObject("numbers", Integer[].class));
      trace.attempt("integer", () -> rows.getObject("small", Integer.class));
      trace.attempt("long", () -> rows.getObject("small", Long.class));
      trace.attempt("map", () -> rows.getObject("small", Map.of("int2", Integer.class)));
      trace.attempt("null class", () -> rows.getObject("small", (Class<?>) null));
      trace.attempt("other class", () -> rows.getObject("small", Thread.class));
    }
  }

  private static void arrays(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select numbers, words, array[[1, 2], [3, 4]] as grid, '{}'::int[] as none,"
                    + " array['happy'::mood] as moods from everything where id = 1")) {
      rows.next();
      for (int n = 1; n <= 5; n++) {
        Array array = rows.getArray(n);
        trace.see("array", array);
        trace.attempt("part", () -> array.getArray(1, 1));
        trace.attempt("beyond", () -> array.getArray(9, 9));
      }
      Array freed = rows.getArray(1);
      freed.free();
      trace.attempt("freed", freed::getArray);
    }
  }

  private static void arrayRows(Connection connection, Trace trace) throws SQLException {
    Array made = connection.createArrayOf("text", new Object[] {"a", null, "c"});
    trace.see("made", made);
    try (PreparedStatement query = connection.prepareStatement("select ?::text[] as words")) {
      query.setArray(1, made);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        Array read = rows.getArray("words");
        trace.rows("rows", read.getResultSet());
        trace.rows("part", read.getResultSet(2, 2));
        query.setArray(1, read);
        trace.rows("used again", query.executeQuery());
        query.setObject(1, read);
        trace.rows("as an object", query.executeQuery());
      }
    }
    connection.setAutoCommit(false);
    trace.rows("in a transaction", made.getResultSet());
  }

  private static void streams(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select bytes, letters from everything order by id")) {
      while (rows.next()) {
        trace.attempt("binary", () -> rows.getBinaryStream("bytes"));
        trace.attempt("ascii", () -> rows.getAsciiStream("letters"));
        trace.attempt("characters", () -> rows.getCharacterStream("letters"));
        trace.attempt("n characters", () -> rows.getNCharacterStream("letters"));
        trace.attempt("n string", () -> rows.getNString("letters"));
        trace.attempt("url", () -> rows.getURL("letters"));
        trace.attempt("row id", () -> rows.getRowId("letters"));
        trace.attempt("ref", () -> rows.getRef("letters"));
      }
    }
  }

  private static void xml(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select markup from everything order by id")) {
      rows.next();
      var xml = rows.getSQLXML(1);
      trace.see("text", xml.getString());
      trace.see("stream", xml.getBinaryStream());
      xml.free();
      trace.attempt("freed", xml::getString);
      rows.next();
      trace.see("null", rows.getSQLXML(1));
    }
  }

  private static void wasNull(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1, null, 0, ''")) {
      trace.attempt("before", rows::wasNull);
      rows.next();
      for (int n = 1; n <= 4; n++) {
        trace.see("value", rows.getInt(n == 4 ? 3 : n));
        trace.see("null", rows.wasNull());
      }
    }
  }

  private static void roundTrip(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into everything (id, small, bytes, instant, uid, numbers, document_binary,"
                + " feeling) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::mood)")) {
      for (long id = 50; id < 57; id++) {
        insert.setLong(1, id);
        insert.setShort(2, (short) id);
        insert.setBytes(3, new byte[] {(byte) id, 0});
        insert.setObject(4, OffsetDateTime.parse("2024-01-02T03:04:05.678901Z"));
        insert.setObject(5, new UUID(id, id));
        insert.setArray(6, connection.createArrayOf("int4", new Object[] {id, null}));
        insert.setString(7, "{\"id\": " + id + "}");
        insert.setString(8, "ok");
        trace.see("inserted", insert.executeUpdate());
      }
    }
    trace.query(
        connection,
        "select small, bytes, instant at time zone 'UTC' as at, uid, numbers, document_binary,"
            + " feeling from everything where id >= 50 order by id");
  }

  private static void large(Connection connection, Trace trace) throws SQLException {
    String text = "čx".repeat(200_000);
    byte[] bytes = new byte[700_000];
    try (PreparedStatement query =
        connection.prepareStatement("select length(?::text), length(?::bytea), ?::text as text")) {
      query.setString(1, text);
      query.setBytes(2, bytes);
      query.setString(3, text);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        trace.see("text", rows.getInt(1));
        trace.see("bytes", rows.getInt(2));
        trace.see("same", text.equals(rows.getString(3)));
      }
    }
  }

  private static void records(Connection connection, Trace trace) {
    trace.query(connection, "select row(1, 'a', null)");
    trace.query(connection, "select address, (address).zip from everything order by id");
    trace.query(connection, "select array_agg(name order by id) from person");
    trace.query(connection, "select jsonb_agg(name order by id) from person");
    trace.query(connection, "select infinity from (select 'infinity'::timestamptz as infinity) t");
  }
}
