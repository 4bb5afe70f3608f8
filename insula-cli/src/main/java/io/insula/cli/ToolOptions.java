package io.insula.cli;

import io.insula.fleet.history.ChangeSetMap;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryTool;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which history of another tool a command is about. */
@SuppressWarnings("NullAway.Init") // picocli fills it
final class ToolOptions {
  @Parameters(paramLabel = "TOOL", description = "flyway or liquibase.")
  HistoryTool tool;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The tool's table: flyway_schema_history or databasechangelog.")
  @Nullable String table;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "Which changeset became which file: lines id,author,version.")
  @Nullable Path map;

  @Option(
      names = "--path",
      paramLabel = "PREFIX",
      description = "What Liquibase finds before names of files; db/tenant/ if nothing is said.")
  String path = HistorySource.PATH;

  HistorySource source() {
    return new HistorySource(
        tool,
        table == null ? tool.defaultTable() : table,
        map == null ? ChangeSetMap.none() : ChangeSetMap.read(map),
        path);
  }
}
