package io.insula.fleet.history;

import java.util.Locale;

/** A tool whose history Insula can take over, and write back. */
public enum HistoryTool {
  /** Flyway, from version 5 on. */
  FLYWAY("flyway_schema_history"),
  /** Liquibase, from version 3 on. */
  LIQUIBASE("databasechangelog");

  private final String table;

  HistoryTool(String table) {
    this.table = table;
  }

  /** The table that the tool writes unless it is told otherwise. */
  public String defaultTable() {
    return table;
  }

  /** The name for people. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
