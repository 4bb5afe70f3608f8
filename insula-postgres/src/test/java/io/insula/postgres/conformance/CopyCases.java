package io.insula.postgres.conformance;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** COPY and large objects, through the driver's own interfaces. */
final class CopyCases {
  private CopyCases() {}

  static Cases cases() {
    return Cases.topic("copy")
        .add("out", CopyCases::out)
        .add("out in a transaction", CopyCases::outInTransaction)
        .add("out, step by step", CopyCases::outStepwise)
        .add("in", (connection, trace) -> in(connection, trace, "number (n, word)"))
        .add("in, in a transaction", CopyCases::inTransaction)
        .add("in, with broken data", CopyCases::broken)
        .add("in, cancelled", CopyCases::cancelled)
        .add("as a statement", CopyCases::asStatement)
        .add("notifications", CopyCases::notifications)
        .add("large object manager", CopyCases::largeObjects)
        .add("blob and clob", CopyCases::blobs)
        .add("driver's own interface", CopyCases::driver);
  }

  private static CopyManager manager(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static void out(Connection connection, Trace trace) throws Exception {
    StringWriter text = new StringWriter();
    String sql = "copy (select n, word from number where n < 4 order by n) to stdout";
    trace.attempt("rows", () -> manager(connection).copyOut(sql, text));
    trace.see("text", text.toString());
    StringWriter table = new StringWriter();
    trace.attempt(
        "rows", () -> manager(connection).copyOut("copy item (id, label) to stdout", table));
    trace.see("table", table.toString());
    trace.attempt("wrong", () -> manager(connection).copyOut("copy nothing to stdout", table));
    trace.query(connection, "select count(*) from person");
  }

  private static void outInTransaction(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    StringWriter text = new StringWriter();
    trace.attempt(
        "rows", () -> manager(connection).copyOut("copy item (id, label) to stdout", text));
    trace.see("text", text.toString());
    trace.query(connection, "select count(*) from person");
    connection.commit();
  }

  private static void outStepwise(Connection connection, Trace trace) throws Exception {
    var copy = manager(connection).copyOut("copy item (id, label) to stdout csv");
    trace.see("active", copy.isActive());
    trace.see("fields", copy.getFieldCount());
    byte[] line = copy.readFromCopy();
    while (line != null) {
      trace.see("line", new String(line, StandardCharsets.UTF_8));
      line = copy.readFromCopy();
    }
    trace.see("rows", copy.getHandledRowCount());
    trace.see("active", copy.isActive());
    trace.query(connection, "select count(*) from person");
  }

  private static void in(Connection connection, Trace trace, String table) throws Exception {
    trace.attempt(
        "copied",
        () ->
            manager(connection)
                .copyIn(
                    "copy " + table + " from stdin", new StringReader("9001\tone\n9002\t\\N\n")));
    trace.query(connection, "select n, word from number where n > 9000 order by n");
  }

  private static void inTransaction(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    in(connection, trace, "number (n, word)");
    trace.act("commit", connection::commit);
    trace.elsewhere("select n, word from number where n > 9000 order by n");
  }

  private static void broken(Connection connection, Trace trace) throws Exception {
    trace.attempt(
        "copied",
        () ->
            manager(connection)
                .copyIn("copy number (n, word) from stdin", new StringReader("x\ty\n")));
    trace.query(connection, "select count(*) from number");
  }

  private static void cancelled(Connection connection, Trace trace) throws Exception {
    trace.act(
        "copy",
        () -> {
          CopyIn copy = manager(connection).copyIn("copy number (n, word) from stdin");
          byte[] line = "9001\tone\n".getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(line, 0, line.length);
          copy.cancelCopy();
        });
    trace.query(connection, "select count(*) from number");
  }

  private static void asStatement(Connection connection, Trace trace) {
    trace.execute(connection, "copy item (id, label) to stdout");
    trace.query(connection, "select count(*) from person");
  }

  private static void notifications(Connection connection, Trace trace) throws Exception {
    PGConnection driver = connection.unwrap(PGConnection.class);
    trace.execute(connection, "listen a_channel");
    trace.execute(connection, "notify a_channel, 'payload'");
    var notifications = driver.getNotifications(1000);
    trace.see("notifications", notifications == null ? 0 : notifications.length);
    trace.execute(connection, "unlisten *");
  }

  private static void largeObjects(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    trace.act(
        "large object",
        () -> {
          var manager = connection.unwrap(PGConnection.class).getLargeObjectAPI();
          long oid = manager.createLO();
          try (var object = manager.open(oid)) {
            object.write(new byte[] {1, 2, 3});
            trace.see("size", object.size64());
          }
          manager.delete(oid);
        });
    connection.commit();
  }

  private static void blobs(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    trace.attempt("blob", () -> connection.createBlob() != null);
    trace.attempt("clob", () -> connection.createClob() != null);
    trace.attempt("nclob", () -> connection.createNClob() != null);
    try (PreparedStatement query = connection.prepareStatement("select ?::bigint")) {
      trace.act("set", () -> query.setBlob(1, new javax.sql.rowset.serial.SerialBlob(new byte[4])));
      trace.act("null", () -> query.setNull(1, java.sql.Types.BLOB));
    }
  }

  private static void driver(Connection connection, Trace trace) throws Exception {
    PGConnection driver = connection.unwrap(PGConnection.class);
    trace.see("wrapper", connection.isWrapperFor(PGConnection.class));
    trace.see("threshold", driver.getPrepareThreshold());
    trace.see("fetch size", driver.getDefaultFetchSize());
    trace.see("autosave", driver.getAutosave());
    trace.see("mode", driver.getPreferQueryMode());
    trace.see("pid", driver.getBackendPID() == Trace.process(connection));
    trace.see("identifier", driver.escapeIdentifier("a\"b"));
    trace.see("literal", driver.escapeLiteral("a'b"));
    trace.see("array", driver.createArrayOf("int4", new int[] {1, 2}));
    trace.see("encoding", driver.getParameterStatus("server_encoding"));
  }
}
