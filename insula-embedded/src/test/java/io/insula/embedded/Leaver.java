package io.insula.embedded;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that opens a server and is killed before it can close it. */
final class Leaver {
  private Leaver() {}

  /** Returns when it has opened and is dead. */
  static Process open(Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Leaver.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader()) {
      if (!"open".equals(output.readLine())) {
        throw new IllegalStateException("The process couldn't open the server");
      }
      process.destroyForcibly();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The process couldn't be killed");
      }
    }
    return process;
  }

  public static void main(String[] arguments) throws Exception {
    EmbeddedServer.open(Path.of(arguments[0]));
    System.out.println("open");
    System.in.read();
  }
}
