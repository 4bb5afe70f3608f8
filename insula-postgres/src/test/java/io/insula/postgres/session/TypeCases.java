package io.insula.postgres.session;

import io.insula.Isolation;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.postgresql.util.PGobject;

/** Values of all sorts, to the database and back. */
final class TypeCases {
  private TypeCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("types by setter", TypeCases::setters),
        Case.of("types of arrays", TypeCases::arrays),
        Case.of("types of objects", TypeCases::objects),
        Case.of("types of the user's own", TypeCases::own)
            .differs("the names of a tenant's own types show its schema", Isolation.SCHEMA),
        Case.of("types of columns", TypeCases::columns),
        Case.of("types as streams", TypeCases::streams));
  }

  private static void setters(Connection c, Trace t) throws SQLException {
    String sql =
        "update person set name = ?, born = ?, uid = ?, at = ?, score = ?, doc = ? where id = ?"
            + " returning name, born, uid, at, score, doc";
    PGobject json = new PGobject();
    json.setType("jsonb");
    json.setValue("{\"k\": [1, 2]}");
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (int i = 0; i < 7; i++) {
        s.setString(1, "näme \u0001 ' ? ;");
        s.setObject(2, LocalDate.of(2024, 2, 29));
        s.setObject(3, new UUID(1, i));
        s.setObject(4, OffsetDateTime.parse("2024-05-06T07:08:09.123456Z"));
        s.setBigDecimal(5, new BigDecimal("12.50"));
        s.setObject(6, json);
        s.setLong(7, 1);
        t.rows("row", s.executeQuery());
      }
      s.setNull(1, Types.VARCHAR);
      s.setDate(2, Date.valueOf("2020-01-02"));
      s.setNull(3, Types.OTHER);
      s.setObject(4, null);
      s.setDouble(5, 1.25);
      s.setObject(6, "[]", Types.OTHER);
      s.setObject(7, 2, Types.BIGINT);
      t.rows("row", s.executeQuery());
    }
  }

  private static void arrays(Connection c, Trace t) throws SQLException {
    Array tags = c.createArrayOf("text", new String[] {"a", "b,c", null, "\"q\""});
    t.say("type", tags.getBaseTypeName());
    t.say("text", tags);
    try (PreparedStatement s = c.prepareStatement("update person set tags = ? where id = ?")) {
      s.setArray(1, tags);
      s.setInt(2, 1);
      t.say("array", s.executeUpdate());
      s.setObject(1, tags);
      s.setInt(2, 2);
      t.say("object", s.executeUpdate());
      s.setObject(1, new String[] {"plain"});
      s.setInt(2, 3);
      t.say("java array", s.executeUpdate());
    }
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("select tags from person order by id")) {
      while (rows.next()) {
        t.say("array", rows.getArray(1).getArray());
        t.say("object", ((Array) rows.getObject(1)).getArray());
        t.say("as array", rows.getObject(1, Array.class).getBaseType());
        try (ResultSet elements = rows.getArray(1).getResultSet()) {
          t.say("connection", elements.getStatement().getConnection() == c);
          while (elements.next()) {
            t.say("element", elements.getString(2));
          }
        }
      }
    }
  }

  private static void objects(Connection c, Trace t) throws SQLException {
    values(
        c,
        t,
        "select '{\"a\": 1}'::jsonb, point(1, 2),"
            + " interval '1 day', int4range(1, 5), '\\x0102'::bytea, 1.5::float8,"
            + " '10.0.0.1'::inet, array[1, 2], true, null");
  }

  private static void own(Connection c, Trace t) throws SQLException {
    values(c, t, "select row(1, 'x')::pair, 'happy'::mood, array[row(1, 'y')::pair]");
  }

  private static void values(Connection c, Trace t, String sql) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (int i = 0; i < 7; i++) {
        try (ResultSet rows = s.executeQuery()) {
          rows.next();
          for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            Object value = rows.getObject(column);
            t.say("value", value instanceof Array array ? array.getArray() : value);
            t.say("string", value instanceof byte[] ? null : rows.getString(column));
            t.say("type", rows.getMetaData().getColumnTypeName(column));
            t.say("class", rows.getMetaData().getColumnClassName(column));
          }
        }
      }
    }
  }

  private static void columns(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet rows =
            s.executeQuery("select id, name, score, born, at from person order by id")) {
      while (rows.next()) {
        t.say("int", rows.getInt(1));
        t.say("by name", rows.getString("NAME"));
        t.say("decimal", rows.getBigDecimal("score"));
        t.say("null", rows.wasNull());
        t.say("date", rows.getObject("born", LocalDate.class));
        t.call("wrong", () -> rows.getInt("name"));
        t.call("absent", () -> rows.getString("nothing"));
        t.call("index", () -> rows.getString(6));
        t.say("find", rows.findColumn("score"));
      }
      t.call("behind", () -> rows.getInt(1));
    }
  }

  private static void streams(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select ?::bytea, ?::text")) {
      s.setBinaryStream(1, new java.io.ByteArrayInputStream(new byte[] {1, 2, 3}));
      s.setCharacterStream(2, new java.io.StringReader("text"));
      try (ResultSet rows = s.executeQuery()) {
        rows.next();
        t.say("bytes", rows.getBytes(1));
        t.say("text", rows.getString(2));
      }
    }
  }
}
