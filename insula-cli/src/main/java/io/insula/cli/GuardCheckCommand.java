package io.insula.cli;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.cli.Terminal.Style;
import io.insula.guard.Finding;
import io.insula.guard.Guard;
import io.insula.guard.GuardMode;
import io.insula.guard.GuardSettings;
import io.insula.guard.Normalised;
import io.insula.guard.StatementFile;
import io.insula.guard.StatementFile.Entry;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.PlaceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    header = "Says which statements of a file a guard in strict mode would refuse, and why.",
    description = {
      "",
      "Statements end with a semicolon. Values are never shown. No database is needed: what counts",
      "is the text, and which schema is the tenant's own.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula guard check queries.sql",
      "  insula guard check queries.sql --isolation schema --schema tenant_acme",
      "  grep -v '^--' log.sql | insula guard check - --json"
    })
final class GuardCheckCommand extends Action {
  private static final int SHOWN = 100;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "SQL; - or nothing for standard input.")
  String file = "-";

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Who sends the statements.")
  @Nullable TenantId tenant;

  @Option(
      names = "--isolation",
      defaultValue = "row",
      description = "row, schema or database; ${DEFAULT-VALUE} if nothing is said.")
  Isolation isolation = Isolation.ROW;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description = "The tenant's own schema; if nothing is said, as its isolation names it.")
  @Nullable String schema;

  /** A statement, and what there is against it. */
  private record Judged(Entry entry, List<Finding> findings) {}

  @Override
  public Integer call() {
    Guard guard = new Guard(GuardSettings.of(GuardMode.STRICT));
    Placement placement = placement();
    List<Judged> all =
        StatementFile.split(text()).stream()
            .map(entry -> new Judged(entry, guard.judge(entry.sql(), placement)))
            .toList();
    answer(() -> document(all), () -> print(all));
    return all.stream().allMatch(judged -> judged.findings().isEmpty()) ? Exit.DONE : Exit.FAILED;
  }

  private Placement placement() {
    String own = schema;
    if (own == null && isolation == Isolation.SCHEMA && tenant != null) {
      own = PlaceSettings.SCHEMA_TEMPLATE.replace("{id}", tenant.value());
    }
    if (own == null && isolation == Isolation.SCHEMA) {
      throw new UsageException("Say whose schema it is: --schema tenant_acme, or --tenant acme.");
    }
    return new Placement(
        isolation, "home", "app", own == null ? InstallSettings.ROW_SCHEMA : own, "insula_app");
  }

  private String text() {
    try {
      return file.equals("-")
          ? terminal().in().lines().collect(Collectors.joining("\n"))
          : Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("There is no " + Path.of(file).toAbsolutePath() + ".");
    } catch (UncheckedIOException e) {
      throw new UsageException("Standard input cannot be read: " + e.getMessage());
    }
  }

  private void print(List<Judged> all) {
    for (Judged judged : all) {
      for (Finding finding : judged.findings()) {
        say(
            terminal().styled(Style.RED, "line " + judged.entry().line())
                + "  "
                + finding.rule()
                + ": "
                + finding.detail()
                + ". "
                + finding.rule().remedy());
      }
      if (!judged.findings().isEmpty()) {
        say("        " + shown(Normalised.of(judged.entry().sql())));
      }
    }
    long refused = all.stream().filter(judged -> !judged.findings().isEmpty()).count();
    say(PlanView.counted(all.size(), "statement") + ", " + refused + " refused.");
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static Map<String, Object> document(List<Judged> all) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("statements", all.size());
    document.put("refused", all.stream().filter(judged -> !judged.findings().isEmpty()).count());
    document.put(
        "findings",
        all.stream()
            .flatMap(judged -> judged.findings().stream().map(f -> document(judged.entry(), f)))
            .toList());
    return document;
  }

  private static Map<String, Object> document(Entry entry, Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("line", entry.line());
    document.put("rule", finding.rule().name());
    document.put("detail", finding.detail());
    document.put("why", finding.rule().why());
    document.put("remedy", finding.rule().remedy());
    document.put("statement", Normalised.of(entry.sql()));
    return document;
  }
}
