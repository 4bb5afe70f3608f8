package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.embedded.EmbeddedServer;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallStep;
import io.insula.operations.Installation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    header = "Prepares a database: roles, functions, catalog. Safe to repeat.",
    description = {
      "",
      "Makes three roles: one that owns the schema insula and can't log in, one that migrates, and"
          + " one that the application runs as. Their passwords derive from one secret, which is"
          + " made at the first time and kept in the data folder, unless INSULA_SECRET is set.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula init --dry-run                    what it would do to the embedded database",
      "  insula init --url jdbc:postgresql://db/app --user postgres --password"
    })
final class InitCommand extends Action {
  @Option(names = "--dry-run", description = "Only say what would be done, with the SQL.")
  boolean dryRun;

  @Option(names = "--region", description = "The region of this database, for isolation rules.")
  @Nullable String region;

  @Option(
      names = "--without-proof",
      description = "Bindings without a proof: faster, but any SQL can then pose as any tenant.")
  boolean withoutProof;

  @Option(
      names = "--pooled",
      description =
          "Accept bindings that name no backend, as they are made behind PgBouncer in transaction"
              + " mode.")
  boolean pooled;

  @Override
  public Integer call() {
    Settings settings = root().settings();
    String url = settings.url();
    if (url != null) {
      run(url, administrator(settings), settings);
      return Exit.DONE;
    }
    Embedded embedded = new Embedded(root(), settings);
    try (EmbeddedServer server = embedded.open()) {
      root().shutDown.remember(server::close);
      run(
          server.url(EmbeddedServer.DATABASE),
          new Credentials(server.user(), server.password()),
          settings);
    }
    return Exit.DONE;
  }

  private void run(String url, Credentials administrator, Settings settings) {
    Installation installation =
        Site.installation(url, administrator, secret(settings), settings).region(region);
    if (withoutProof) {
      installation.withoutProof();
    }
    if (pooled) {
      installation.pooled();
    }
    if (dryRun) {
      installation.dryRun();
    }
    List<InstallStep> steps = installation.run();
    answer(() -> steps.stream().map(InitCommand::document).toList(), () -> print(steps));
  }

  private Secret secret(Settings settings) {
    String given = settings.secret();
    if (given != null) {
      return Secret.of(given);
    }
    SecretFile file = new SecretFile(settings.data());
    if (dryRun) {
      return file.read().orElseGet(Secret::generate);
    }
    if (file.read().isEmpty()) {
      remark(
          "The secret of this installation is in "
              + file.path()
              + ". Keep a copy: applications need it as INSULA_SECRET.");
    }
    return file.readOrMake();
  }

  private static Credentials administrator(Settings settings) {
    String user = settings.user();
    String password = settings.password();
    if (user == null || password == null) {
      throw new UsageException(
          "`init` needs an administrator of the database, who may create roles: --user NAME"
              + " --password, or INSULA_USER and INSULA_PASSWORD.");
    }
    return new Credentials(user, password);
  }

  private void print(List<InstallStep> steps) {
    for (InstallStep step : steps) {
      say(mark(step) + " " + step.title());
      if (step.outcome() == InstallStep.Outcome.PLANNED) {
        step.sql()
            .forEach(
                sql -> say(terminal().styled(Style.DIM, sql.strip().indent(4).stripTrailing())));
      }
    }
    long done = steps.stream().filter(s -> s.outcome() != InstallStep.Outcome.PRESENT).count();
    say(
        done == 0
            ? "All was there already."
            : done + " of " + steps.size() + " steps " + (dryRun ? "would be done." : "done."));
  }

  private String mark(InstallStep step) {
    return switch (step.outcome()) {
      case PRESENT -> terminal().styled(Style.DIM, "present");
      case DONE -> terminal().styled(Style.GREEN, "done   ");
      case PLANNED -> terminal().styled(Style.YELLOW, "to do  ");
    };
  }

  private static Map<String, Object> document(InstallStep step) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("step", step.title());
    document.put("outcome", step.outcome().name().toLowerCase(java.util.Locale.ROOT));
    document.put("sql", step.sql());
    return document;
  }
}
