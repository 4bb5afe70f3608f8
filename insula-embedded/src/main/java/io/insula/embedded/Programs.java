package io.insula.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs initdb and pg_ctl. Neither works as root, so that root runs them as nobody in particular.
 */
final class Programs {
  private static final long SECONDS = 120;
  private static final int SHOWN_LINES = 15;
  private static final String NOT_AS_ROOT =
      "PostgreSQL doesn't run as root, and user namespaces are forbidden here, as in many"
          + " containers. Call as an ordinary user, or give the address of a server: --url.";

  private final Path binaries;
  private final Path folder;

  Programs(Path binaries, Path folder) {
    this.binaries = binaries;
    this.folder = folder;
  }

  /** Makes a new data directory with one superuser, whose password is in the file. */
  void initialise(Path data, String superuser, Path passwordFile) throws IOException {
    run(
        "initdb",
        "--pgdata=" + data,
        "--username=" + superuser,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
        "--no-sync");
  }

  /** Starts the server and waits until it answers. It outlives this JVM. */
  void start(Path data, List<String> settings, Path log) throws IOException {
    run(
        "pg_ctl",
        "start",
        "--wait",
        "--timeout=60",
        "--pgdata=" + data,
        "--log=" + log,
        "--options=" + String.join(" ", settings));
  }

  /**
   * Ends open transactions and stops the server.
   *
   * @param mode {@code fast}, in good order, or {@code immediate}, as if it crashed
   */
  void stop(Path data, String mode) throws IOException {
    run("pg_ctl", "stop", "--wait", "--timeout=60", "--mode=" + mode, "--pgdata=" + data);
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(asNobody());
    command.add(binaries.resolve("bin").resolve(program).toString());
    Collections.addAll(command, arguments);
    Path output = Files.createTempFile(folder, program, ".out");
    try {
      // Not a pipe: on Windows the server would inherit it, and reading would never end.
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      check(program, builder.start(), output);
    } finally {
      Files.delete(output);
    }
  }

  private static void check(String program, Process process, Path output) throws IOException {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new EmbeddedServerException(
            program + " of the embedded PostgreSQL didn't end in " + SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while waiting for " + program, e);
    }
    if (process.exitValue() != 0) {
      String said = tail(output);
      throw new EmbeddedServerException(
          program
              + " of the embedded PostgreSQL failed:\n"
              + said
              + (said.startsWith("unshare:") ? "\n" + NOT_AS_ROOT : ""));
    }
  }

  /** The last lines of a file. */
  static String tail(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }

  /**
   * In a user namespace of its own, a process of root's is nobody to itself and still owns root's
   * files.
   */
  private static List<String> asNobody() {
    return root() ? List.of("unshare", "--user", "--") : List.of();
  }

  private static boolean root() {
    Path self = Path.of("/proc/self");
    try {
      return Files.exists(self)
          ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
          : "root".equals(System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException e) {
      return false; // then initdb itself will say so
    }
  }
}
