package io.insula.fleet.history;

/**
 * Which history of another tool to take over, or to write.
 *
 * @param tool whose
 * @param table the table that it is in, in each tenant's schema
 * @param map which changesets of Liquibase became which file, where names don't tell
 * @param path what Liquibase is to find before the names of files, such as {@code db/tenant/}
 */
public record HistorySource(HistoryTool tool, String table, ChangeSetMap map, String path) {
  /** The folder that Liquibase is told of unless something else is said. */
  public static final String PATH = "db/tenant/";

  /** With the tool's own names. */
  public static HistorySource of(HistoryTool tool) {
    return new HistorySource(tool, tool.defaultTable(), ChangeSetMap.none(), PATH);
  }
}
