package io.insula.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the {@code insula} command begins. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Terminal terminal =
        new Terminal(
            out,
            err,
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            Terminal.Abilities.ofProcess());
    ShutDown shutDown = ShutDown.onSignals(err);
    int code = new Cli(terminal, System.getenv(), shutDown).run(arguments);
    out.flush();
    err.flush();
    shutDown.ended(code);
    System.exit(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
