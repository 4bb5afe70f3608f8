package io.insula.cli;

import io.insula.fleet.MigrationKind;
import io.insula.fleet.NewMigration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "generate",
    aliases = "new",
    header = "Writes the next migration file: right folder, version and name.",
    description = {
      "",
      "The version follows the files that are there: 7 → 8, 007 → 008, 2.1 → 3, and a timestamp",
      "→ the time in UTC. Nothing is overwritten, and no database is needed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate generate \"add invoice due date\"    db/tenant/V8__add_invoice_due_date.sql",
      "  insula migrate generate countries --shared         for a table that all tenants read",
      "  insula migrate generate open invoices --repeatable"
    })
final class MigrateGenerateCommand extends Action {
  private static final Path DEFAULT_FOLDER = Path.of("db");

  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What the migration does.")
  List<String> words = List.of();

  @Option(names = "--shared", description = "For the tables that all tenants read and join.")
  boolean shared;

  @Option(names = "--repeatable", description = "Applied again whenever its text changes.")
  boolean repeatable;

  @Option(names = "--timestamp", description = "The time as version, such as 20260131120000.")
  boolean timestamp;

  @Override
  public Integer call() {
    Path folder = root().settings().migrations().orElse(DEFAULT_FOLDER);
    Path file = migration().write(folder, Clock.systemUTC());
    answer(() -> document(file), () -> say("Wrote " + file));
    return Exit.DONE;
  }

  private NewMigration migration() {
    try {
      return new NewMigration(
          String.join(" ", words),
          shared ? MigrationKind.SHARED : MigrationKind.TENANT,
          repeatable,
          timestamp);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, Object> document(Path file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file.toString());
    document.put("kind", shared ? "shared" : "tenant");
    document.put("repeatable", repeatable);
    return document;
  }
}
