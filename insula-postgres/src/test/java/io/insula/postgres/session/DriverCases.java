package io.insula.postgres.session;

import io.insula.Isolation;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** What only this driver offers. */
final class DriverCases {
  private static final String NO_COPY_FROM = "PostgreSQL refuses COPY FROM under row security";
  private static final String NO_LARGE_OBJECTS = "large objects have no tenant";

  private DriverCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("driver copy out", DriverCases::copyOut),
        Case.of("driver copy out by hand", DriverCases::copyOutByHand),
        Case.of("driver copy in", DriverCases::copyIn)
            .differs(NO_COPY_FROM, Isolation.ROW, Isolation.SCHEMA),
        Case.of("driver copy in by hand", DriverCases::copyInByHand)
            .differs(NO_COPY_FROM, Isolation.ROW, Isolation.SCHEMA),
        Case.of("driver copy fails", DriverCases::copyFails),
        Case.of("driver statement", DriverCases::statement),
        Case.of("driver connection", DriverCases::connection),
        Case.of("driver large objects", DriverCases::largeObjects)
            .differs(NO_LARGE_OBJECTS, Isolation.ROW, Isolation.SCHEMA));
  }

  private static PGConnection driver(Connection c) throws SQLException {
    return c.unwrap(PGConnection.class);
  }

  private static void copyOut(Connection c, Trace t) throws Exception {
    StringWriter out = new StringWriter();
    String sql = "copy (select id, name from person order by id) to stdout";
    t.say("rows", driver(c).getCopyAPI().copyOut(sql, out));
    t.say("text", out);
    c.setAutoCommit(false);
    t.say("rows", driver(c).getCopyAPI().copyOut("copy note to stdout", new StringWriter()));
    t.say("auto", c.getAutoCommit());
    c.commit();
  }

  private static void copyOutByHand(Connection c, Trace t) throws Exception {
    CopyOut out =
        driver(c).getCopyAPI().copyOut("copy (select name from person order by id) to stdout");
    for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
      t.say("row", new String(row, java.nio.charset.StandardCharsets.UTF_8));
    }
    t.say("count", out.getHandledRowCount());
    t.say("auto", c.getAutoCommit());
    try (Statement s = c.createStatement()) {
      t.rows("after", s.executeQuery("select count(*) from person"));
    }
  }

  private static void copyIn(Connection c, Trace t) throws Exception {
    String sql = "copy note (person_id, body) from stdin";
    t.call("rows", () -> driver(c).getCopyAPI().copyIn(sql, new StringReader("1\tx\n2\ty\n")));
    try (Statement s = c.createStatement()) {
      t.rows("after", s.executeQuery("select body from note order by 1"));
    }
  }

  private static void copyInByHand(Connection c, Trace t) throws Exception {
    CopyIn in = driver(c).getCopyAPI().copyIn("copy note (person_id, body) from stdin");
    byte[] row = "3\tz\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    in.writeToCopy(row, 0, row.length);
    t.say("end", in.endCopy());
    t.say("auto", c.getAutoCommit());
    CopyIn cancelled = driver(c).getCopyAPI().copyIn("copy note (person_id, body) from stdin");
    cancelled.writeToCopy(row, 0, row.length);
    cancelled.cancelCopy();
    try (Statement s = c.createStatement()) {
      t.rows("after", s.executeQuery("select body from note order by 1"));
    }
  }

  private static void copyFails(Connection c, Trace t) throws Exception {
    t.call("table", () -> driver(c).getCopyAPI().copyOut("copy nothing to stdout"));
    t.call("syntax", () -> driver(c).getCopyAPI().copyOut("copi", new StringWriter()));
    try (Statement s = c.createStatement()) {
      t.rows("after", s.executeQuery("select count(*) from person"));
    }
  }

  private static void statement(Connection c, Trace t) throws Exception {
    try (Statement s = c.createStatement();
        var p = c.prepareStatement("select name from person where id = ?")) {
      t.say("wrapper", s.isWrapperFor(PGStatement.class));
      t.say("threshold", s.unwrap(PGStatement.class).getPrepareThreshold());
      p.unwrap(PGStatement.class).setPrepareThreshold(1);
      p.setInt(1, 1);
      t.rows("rows", p.executeQuery());
      t.rows("rows", p.executeQuery());
      t.say("server", p.unwrap(PGStatement.class).isUseServerPrepare());
      t.say("self", p.unwrap(java.sql.PreparedStatement.class) == p);
    }
  }

  private static void connection(Connection c, Trace t) throws Exception {
    t.say("wrapper", c.isWrapperFor(PGConnection.class));
    PGConnection driver = driver(c);
    t.say("identifier", driver.escapeIdentifier("a\"b"));
    t.say("literal", driver.escapeLiteral("a'b"));
    t.say("encoding", driver.getParameterStatus("client_encoding"));
    t.say("pid", driver.getBackendPID() > 0);
    t.say("threshold", driver.getPrepareThreshold());
    try (Statement s = c.createStatement()) {
      s.execute("listen news");
      s.execute("notify news, 'hey'");
      t.say("news", driver.getNotifications().length);
    }
    t.say("self", c.unwrap(Connection.class) == c);
  }

  private static void largeObjects(Connection c, Trace t) throws Exception {
    c.setAutoCommit(false);
    t.call("blob", () -> c.createBlob() != null);
    t.call("api", () -> driver(c).getLargeObjectAPI() != null);
    t.run(
        "set",
        () ->
            c.prepareStatement("select ?::oid")
                .setBlob(1, new java.io.ByteArrayInputStream(new byte[] {1})));
    c.rollback();
  }
}
