package io.insula.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.InsulaException;
import io.insula.InvalidTenantIdException;
import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.cli.Terminal.Style;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** All commands together; turns what they throw into messages and exit codes. */
final class Cli {
  private final Terminal terminal;
  private final InsulaCommand root;

  Cli(Terminal terminal, Map<String, String> environment, ShutDown shutDown) {
    this.terminal = terminal;
    this.root = new InsulaCommand(terminal, environment, shutDown);
  }

  /** Runs one command line; the exit code. */
  int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  CommandLine commandLine() {
    CommandLine line = new CommandLine(root);
    line.setOut(new PrintWriter(terminal.out(), true, UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.abilities().output() && terminal.abilities().colours()
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    line.setUsageHelpWidth(Math.max(80, Math.min(terminal.abilities().width(), 110)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(TenantId.class, Cli::tenantId);
    line.registerConverter(Isolation.class, understood(Isolation::of));
    line.registerConverter(Duration.class, understood(Durations::parse));
    line.registerConverter(TenantStatus.class, understood(Cli::status));
    line.setParameterExceptionHandler(this::misunderstood);
    line.setExecutionExceptionHandler((e, failed, parsed) -> failed(e));
    Help.shorten(line);
    return line;
  }

  private static TenantId tenantId(String text) {
    try {
      return TenantId.of(text);
    } catch (InvalidTenantIdException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static TenantStatus status(String text) {
    return TenantStatus.of(text);
  }

  private static <T> ITypeConverter<T> understood(ITypeConverter<T> converter) {
    return text -> {
      try {
        return converter.convert(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }

  private int misunderstood(ParameterException e, String[] arguments) {
    complain(String.valueOf(e.getMessage()));
    CommandLine command = e.getCommandLine();
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    terminal
        .err()
        .println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for examples.");
    // The option may stand behind what was not understood.
    answerFailure(e, root.json || Arrays.asList(arguments).contains("--json"));
    return Exit.USAGE;
  }

  private int failed(Exception e) {
    if (root.shutDown.asked()) {
      complain("interrupted.");
    } else if (root.showsStacks()) {
      e.printStackTrace(terminal.err());
    } else {
      complain(Failures.explain(e));
      if (!(e instanceof InsulaException)) {
        terminal.err().println("More: the same command with --stacktrace.");
      }
    }
    answerFailure(e, root.json);
    return e instanceof UsageException ? Exit.USAGE : Exit.FAILED;
  }

  private void complain(String message) {
    terminal.err().println(terminal.alarming(Style.RED, "insula:") + " " + message);
  }

  /** With --json there is one document on standard output, whatever happens. */
  private void answerFailure(Exception e, boolean json) {
    if (json) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("type", e.getClass().getSimpleName());
      error.put("message", Failures.explain(e));
      terminal.out().println(Json.of(Map.of("error", error)));
    }
  }
}
