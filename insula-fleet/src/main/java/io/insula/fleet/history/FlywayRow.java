package io.insula.fleet.history;

import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of Flyway's history. Its names are those of the columns. */
record FlywayRow(
    int rank,
    @Nullable String version,
    String description,
    String type,
    String script,
    @Nullable Integer checksum,
    String installedBy,
    OffsetDateTime installedOn,
    int millis,
    boolean success) {
  private static final Set<String> BASELINES = Set.of("BASELINE", "SQL_BASELINE", "JDBC_BASELINE");

  /** What a row says. */
  enum Kind {
    /** An SQL file was applied. */
    SQL,
    /** Something else was applied, such as a Java class. */
    CODE,
    /** Everything up to that version counts as applied. */
    BASELINE,
    /** What was applied before doesn't count any more. */
    TAKEN_BACK,
    /** Flyway made the schema. */
    SCHEMA
  }

  static FlywayRow read(ResultSet row) throws SQLException {
    return new FlywayRow(
        row.getInt("installed_rank"),
        row.getString("version"),
        row.getString("description"),
        row.getString("type"),
        row.getString("script"),
        row.getObject("checksum", Integer.class),
        row.getString("installed_by"),
        row.getObject("installed_on", OffsetDateTime.class),
        row.getInt("execution_time"),
        row.getBoolean("success"));
  }

  Kind kind() {
    if (type.equals("SQL")) {
      return Kind.SQL;
    }
    if (type.equals("SCHEMA")) {
      return Kind.SCHEMA;
    }
    if (BASELINES.contains(type)) {
      return Kind.BASELINE;
    }
    return type.equals("DELETE") || type.startsWith("UNDO") ? Kind.TAKEN_BACK : Kind.CODE;
  }

  String key() {
    return version == null
        ? PlaceFile.keyOfRepeatable(description)
        : PlaceFile.keyOf(MigrationVersion.of(version));
  }

  /** For messages. */
  @Override
  public String toString() {
    return script.isEmpty() ? "version " + version : script;
  }
}
