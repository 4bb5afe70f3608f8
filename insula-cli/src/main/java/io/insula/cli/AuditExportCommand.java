package io.insula.cli;

import io.insula.guard.audit.AuditFormat;
import io.insula.operations.Insula;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    header = "Writes entries as JSON lines or CSV, the oldest first, however many.",
    footer = {
      "",
      "Examples:",
      "  insula audit export --tenant acme > acme.jsonl",
      "  insula audit export --since 2026-01-01 --format csv --out 2026.csv"
    })
final class AuditExportCommand extends SiteAction {
  @Mixin AuditOptions wanted = new AuditOptions();

  @Option(
      names = "--format",
      defaultValue = "jsonl",
      description = "jsonl (one JSON object in each line) or csv; ${DEFAULT-VALUE} if unsaid.")
  String format = "jsonl";

  @Option(names = "--out", paramLabel = "FILE", description = "To this file, which must be new.")
  @Nullable Path out;

  @Override
  int run(Insula insula) throws IOException {
    AuditFormat chosen = format();
    if (out == null) {
      if (root().json) {
        throw new UsageException("With --json, say --out too: the entries go there.");
      }
      insula.audit().export(wanted.query(), chosen, terminal().out());
      return Exit.DONE;
    }
    long written = write(insula, chosen, out);
    Path file = out;
    answer(() -> document(file, written), () -> say(written + " entries written to " + file));
    return Exit.DONE;
  }

  private AuditFormat format() {
    return switch (format) {
      case "jsonl" -> AuditFormat.JSON_LINES;
      case "csv" -> AuditFormat.CSV;
      default -> throw new UsageException("--format is jsonl or csv, not \"" + format + "\".");
    };
  }

  private long write(Insula insula, AuditFormat chosen, Path file) throws IOException {
    if (Files.exists(file)) {
      throw new UsageException("--out " + file + " is there already.");
    }
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      return insula.audit().export(wanted.query(), chosen, writer);
    }
  }

  private static Map<String, Object> document(Path file, long written) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file.toString());
    document.put("entries", written);
    return document;
  }
}
