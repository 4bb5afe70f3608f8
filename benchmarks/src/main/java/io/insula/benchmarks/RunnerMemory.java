package io.insula.benchmarks;

import io.insula.operations.FleetListener;
import io.insula.operations.Insula;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a process needs that brings the whole fleet up to date: one that does nothing else, with a
 * small heap.
 */
final class RunnerMemory {
  private static final String HEAP = "-Xmx128m";
  private static final String RESULT = "memory ";

  private RunnerMemory() {}

  /** One column with an index for all, in a process of its own. */
  static void measure(Report report, FleetGround ground) throws Exception {
    ground.files.columnAndIndex();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
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
      throw new IllegalStateException("The runner with " + HEAP + " failed");
    }
    String[] figures = result.substring(RESULT.length()).split(" ", -1);
    report.figure("memory.tenants", ground.tenants.size());
    report.figure("memory.heap_in_use_mb", Double.parseDouble(figures[0]));
    report.figure("memory.process_mb", Double.parseDouble(figures[1]));
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
    System.out.printf("%s%d %d%n", RESULT, heap() >> 20, processKilobytes() >> 10);
    System.exit(succeeded ? 0 : 1);
  }

  /** The most that was left after any collection; at least one has been. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  private static long processKilobytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
