package io.insula.benchmarks;

import io.insula.operations.FleetListener;
import io.insula.operations.Insula;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process needs that brings the whole fleet up to date: one that does nothing else, with a
 * small heap.
 */
final class RunnerMemory {
  private static final int HEAP_MB = 128;
  private static final String RESULT = "memory ";

  private RunnerMemory() {}

  /** One column with an index for all, in a process of its own. */
  static void measure(Report report, FleetGround ground) throws Exception {
    ground.files.columnAndIndex();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + HEAP_MB + "m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RunnerMemory.class.getName(),
                    ground.database.url(),
                    ground.files.root().toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String result = result(process);
    if (process.waitFor() != 0 || result == null) {
      throw new IllegalStateException("The runner with " + HEAP_MB + " MB of heap failed");
    }
    report.figure("memory.tenants", ground.tenants.size());
    report.figure("memory.heap_limit_mb", HEAP_MB);
    report.figure("memory.process_mb", Double.parseDouble(result.substring(RESULT.length())));
  }

  private static @Nullable String result(Process process) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.startsWith(RESULT)).findFirst().orElse(null);
    }
  }

  /** The process: an address, the migrations. */
  public static void main(String[] arguments) throws Exception {
    boolean succeeded;
    try (Insula insula =
        Insula.connect(arguments[0])
            .secret(Installed.SECRET)
            .migrations(Path.of(arguments[1]))
            .open()) {
      succeeded = insula.fleet().migrate(FleetListener.NONE).succeeded();
    }
    System.out.println(RESULT + (processKilobytes() >> 10));
    System.exit(succeeded ? 0 : 1);
  }

  /** The most that the process ever had in memory, with all that is not heap. */
  private static long processKilobytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
