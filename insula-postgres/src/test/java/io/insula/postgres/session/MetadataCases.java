package io.insula.postgres.session;

import io.insula.Isolation;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the connection tells of itself and of the database. */
final class MetadataCases {
  private MetadataCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("metadata of the product", MetadataCases::product),
        Case.of("metadata of tables", MetadataCases::tables),
        Case.of("metadata of the connection", MetadataCases::connection),
        Case.of("metadata in a transaction", MetadataCases::inTransaction),
        Case.of("metadata schema", (c, t) -> t.say("schema", c.getSchema()))
            .differs("the tables are in the tenant's schema", Isolation.SCHEMA),
        Case.of("metadata columns", MetadataCases::columns)
            .differs("select * shows the tenant column", Isolation.ROW));
  }

  private static void product(Connection c, Trace t) throws SQLException {
    DatabaseMetaData meta = c.getMetaData();
    t.say("product", meta.getDatabaseProductName());
    t.say("version", meta.getDatabaseProductVersion());
    t.say("driver", meta.getDriverName());
    t.say("quote", meta.getIdentifierQuoteString());
    t.say("connection", meta.getConnection() == c);
    t.say("keys", meta.supportsGetGeneratedKeys());
    t.say("level", meta.getDefaultTransactionIsolation());
  }

  private static void tables(Connection c, Trace t) throws SQLException {
    DatabaseMetaData meta = c.getMetaData();
    try (ResultSet rows = meta.getTables(null, c.getSchema(), "person", new String[] {"TABLE"})) {
      t.say("connection", rows.getStatement().getConnection() == c);
      while (rows.next()) {
        t.say("table", rows.getString("TABLE_NAME"));
      }
    }
    try (ResultSet rows = meta.getPrimaryKeys(null, c.getSchema(), "person")) {
      while (rows.next()) {
        t.say("key", rows.getString("COLUMN_NAME"));
      }
    }
    try (ResultSet rows = meta.getTypeInfo()) {
      t.say("types", rows.next());
    }
  }

  private static void connection(Connection c, Trace t) throws SQLException {
    t.say("auto", c.getAutoCommit());
    t.say("read only", c.isReadOnly());
    t.say("level", c.getTransactionIsolation());
    t.say("holdability", c.getHoldability());
    t.say("valid", c.isValid(1));
    t.run("negative", () -> c.isValid(-1));
    t.say("native", c.nativeSQL("select {d '2024-01-01'}, ?"));
    t.say("types", c.getTypeMap());
    t.run("info", () -> c.setClientInfo("nothing", "x"));
    t.run("name", () -> c.setClientInfo("ApplicationName", "conformance"));
    t.say("name", c.getClientInfo("ApplicationName"));
    t.call("struct", () -> c.createStruct("pair", new Object[] {1, "x"}));
    t.call("sharding", () -> c.setShardingKeyIfValid(null, 1));
    t.warnings("warnings", c.getWarnings());
    t.say("network timeout", c.getNetworkTimeout());
  }

  private static void inTransaction(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    tables(c, t);
    try (var s = c.prepareStatement("select name from person where id = 1")) {
      t.rows("rows", s.executeQuery());
    }
    c.commit();
  }

  private static void columns(Connection c, Trace t) throws SQLException {
    try (var s = c.createStatement()) {
      t.rows("star", s.executeQuery("select * from person where id = 1"));
    }
  }
}
