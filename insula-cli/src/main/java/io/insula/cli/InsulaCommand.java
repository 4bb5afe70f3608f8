package io.insula.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself: the options that all others understand, too. */
@Command(
    name = "insula",
    versionProvider = VersionCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Tenants, kept apart in PostgreSQL.",
    footerHeading = "%nTo begin:%n",
    footer = {
      "  insula up --demo                         see it work, with nothing to install",
      "  insula tenant create acme --plan pro     a tenant in the embedded database",
      "  insula sql acme \"select 1\"               what the application sees as acme",
      "  insula COMMAND --help                    an example for every command",
      "",
      "Without --url every command uses the embedded PostgreSQL in --data, and starts it",
      "when it isn't running. Each option can be a variable, such as INSULA_URL, or a line",
      "of the --config file, such as url=…; options go first, then variables, then the file.",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly done (those that failed are named)."
    },
    subcommands = {
      UpCommand.class,
      InitCommand.class,
      TenantCommand.class,
      ClusterCommand.class,
      MigrateCommand.class,
      SeedCommand.class,
      DriftCommand.class,
      PoolReadyCommand.class,
      SqlCommand.class,
      AuditCommand.class,
      GuardCommand.class,
      DoctorCommand.class,
      IndexesCommand.class,
      LeftoversCommand.class,
      ProveCommand.class,
      TestCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
final class InsulaCommand {
  private static final String DEFAULT_DATA = ".insula";

  final Terminal terminal;
  final Map<String, String> environment;
  final ShutDown shutDown;

  @Option(
      names = "--url",
      paramLabel = "JDBC",
      scope = ScopeType.INHERIT,
      description = "The database, such as jdbc:postgresql://localhost/app.")
  @Nullable String url;

  @Option(
      names = "--user",
      scope = ScopeType.INHERIT,
      description =
          "An administrator of the database; only `init`, `migrate adopt` and"
              + " `doctor --fix` use one.")
  @Nullable String user;

  @Option(
      names = "--password",
      interactive = true,
      arity = "0..1",
      scope = ScopeType.INHERIT,
      description = "The administrator's password; asked for if nothing follows.")
  @Nullable String password;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A file with lines such as url=jdbc:postgresql://…")
  @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the embedded database and the secret live; .insula if nothing is said.")
  @Nullable Path data;

  @Option(
      names = "--migrations",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The folder with tenant/ and shared/ SQL files; db in --data, or else ./db.")
  @Nullable Path migrations;

  @Option(
      names = "--placeholder",
      paramLabel = "NAME=VALUE",
      scope = ScopeType.INHERIT,
      description = "What ${NAME} stands for in SQL files; can be repeated.")
  Map<String, String> placeholders = new LinkedHashMap<>();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "YAML that decides the isolation of new tenants; rules.yaml in --data.")
  @Nullable Path rules;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "One JSON document on standard output, and nothing else there.")
  boolean json;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Failures with all details for a bug report; also INSULA_DEBUG=1.")
  boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "This text.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "The version.")
  boolean version;

  InsulaCommand(Terminal terminal, Map<String, String> environment, ShutDown shutDown) {
    this.terminal = terminal;
    this.environment = environment;
    this.shutDown = shutDown;
  }

  boolean showsStacks() {
    return stacktrace || "1".equals(environment.get("INSULA_DEBUG"));
  }

  /** What is said by options, variables and the file, in this order. */
  Settings settings() {
    Sources sources = Sources.of(environment, config);
    return new Settings(
        sources.text("url", url),
        sources.text("user", user),
        sources.text("password", password),
        sources.text("secret", null),
        sources.path("data", data, Path.of(DEFAULT_DATA)),
        sources.path("migrations", migrations),
        sources.path("rules", rules),
        sources.text("pooler", null),
        sources.text("not_replayed", null),
        sources.placeholders(placeholders),
        sources.chosenPasswords(),
        sources.skipped());
  }
}
