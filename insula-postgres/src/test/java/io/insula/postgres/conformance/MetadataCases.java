package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@link DatabaseMetaData}, and what result sets tell of their columns. */
final class MetadataCases {
  private MetadataCases() {}

  static Cases cases() {
    return Cases.topic("metadata")
        .add("tables", MetadataCases::tables)
        .add("columns", MetadataCases::columns)
        .add("columns of another kind of table", MetadataCases::otherColumns)
        .add("primary keys", MetadataCases::primaryKeys)
        .add("primary key that is natural", MetadataCases::naturalKey)
        .add("foreign keys", MetadataCases::foreignKeys)
        .add("unique indexes", MetadataCases::indexes)
        .add("functions and procedures", MetadataCases::functions)
        .add("types", MetadataCases::types)
        .add("of the driver", MetadataCases::driver)
        .add("of a query of all columns", MetadataCases::allColumns)
        .add("leads back to the connection", MetadataCases::connection)
        .add("in a failed transaction", MetadataCases::failed);
  }

  private static String schema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  private static void show(Trace trace, String label, ResultSet rows, String... columns)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (String column : columns) {
          line.append(rows.getString(column)).append(' ');
        }
        lines.add(line.toString());
      }
    }
    for (String line : lines) {
      trace.see(label, line);
    }
  }

  private static void tables(Connection connection, Trace trace) throws SQLException {
    show(
        trace,
        "table",
        connection
            .getMetaData()
            .getTables(null, schema(connection), "%", new String[] {"TABLE", "VIEW"}),
        "TABLE_SCHEM",
        "TABLE_NAME",
        "TABLE_TYPE");
  }

  private static void columns(Connection connection, Trace trace) throws SQLException {
    show(
        trace,
        "column",
        connection.getMetaData().getColumns(null, schema(connection), "person", "%"),
        "TABLE_SCHEM",
        "COLUMN_NAME",
        "TYPE_NAME",
        "COLUMN_SIZE",
        "NULLABLE",
        "COLUMN_DEF",
        "ORDINAL_POSITION",
        "IS_AUTOINCREMENT");
  }

  private static void otherColumns(Connection connection, Trace trace) throws SQLException {
    show(
        trace,
        "column",
        connection.getMetaData().getColumns(null, schema(connection), "adult", "%"),
        "COLUMN_NAME",
        "TYPE_NAME");
    show(
        trace,
        "catalog",
        connection.getMetaData().getColumns(null, "pg_catalog", "pg_am", "%"),
        "COLUMN_NAME",
        "TYPE_NAME");
  }

  private static void primaryKeys(Connection connection, Trace trace) throws SQLException {
    show(
        trace,
        "key",
        connection.getMetaData().getPrimaryKeys(null, schema(connection), "person"),
        "COLUMN_NAME",
        "KEY_SEQ",
        "PK_NAME");
  }

  private static void naturalKey(Connection connection, Trace trace) throws SQLException {
    show(
        trace,
        "key",
        connection.getMetaData().getPrimaryKeys(null, schema(connection), "number"),
        "COLUMN_NAME",
        "KEY_SEQ",
        "PK_NAME");
  }

  private static void foreignKeys(Connection connection, Trace trace) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    String[] columns = {
      "PKTABLE_NAME", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME", "DELETE_RULE", "FK_NAME"
    };
    show(trace, "imported", metadata.getImportedKeys(null, schema(connection), "item"), columns);
    show(trace, "exported", metadata.getExportedKeys(null, schema(connection), "person"), columns);
  }

  private static void indexes(Connection connection, Trace trace) throws SQLException {
    show(
        trace,
        "index",
        connection.getMetaData().getIndexInfo(null, schema(connection), "person", true, true),
        "INDEX_NAME",
        "COLUMN_NAME",
        "ORDINAL_POSITION");
  }

  private static void functions(Connection connection, Trace trace) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    show(trace, "function", metadata.getFunctions(null, schema(connection), "%"), "FUNCTION_NAME");
    show(
        trace,
        "procedure",
        metadata.getProcedures(null, schema(connection), "%"),
        "PROCEDURE_NAME");
    show(
        trace,
        "parameter",
        metadata.getFunctionColumns(null, schema(connection), "split", "%"),
        "COLUMN_NAME",
        "COLUMN_TYPE",
        "TYPE_NAME");
  }

  private static void types(Connection connection, Trace trace) throws SQLException {
    show(
        trace,
        "type",
        connection.getMetaData().getUDTs(null, schema(connection), "%", null),
        "TYPE_NAME",
        "DATA_TYPE");
  }

  private static void driver(Connection connection, Trace trace) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    trace.see("product", metadata.getDatabaseProductName());
    trace.see("version", metadata.getDatabaseProductVersion());
    trace.see("driver", metadata.getDriverName() + " " + metadata.getDriverVersion());
    trace.see("user", metadata.getUserName());
    trace.see("quote", metadata.getIdentifierQuoteString());
    trace.see("keywords", metadata.getSQLKeywords());
    trace.see("batches", metadata.supportsBatchUpdates());
    trace.see("holdability", metadata.getResultSetHoldability());
    trace.see("read-only", metadata.isReadOnly());
    trace.see("catalog", connection.getCatalog());
    trace.see("schema", connection.getSchema());
    trace.see("keys", metadata.supportsGetGeneratedKeys());
    trace.see("client properties", metadata.getClientInfoProperties().next());
  }

  private static void allColumns(Connection connection, Trace trace) {
    trace.query(connection, "select * from item order by id");
  }

  private static void connection(Connection connection, Trace trace) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    trace.see("connection", metadata.getConnection() == connection);
    try (ResultSet rows = metadata.getTables(null, schema(connection), "person", null)) {
      trace.see("statement", rows.getStatement() != null);
      trace.see("back", rows.getStatement().getConnection() == connection);
    }
  }

  private static void failed(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.query(connection, "select 1/0");
    trace.attempt("tables", () -> connection.getMetaData().getTables(null, null, "person", null));
    connection.rollback();
  }
}
