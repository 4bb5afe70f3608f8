package io.insula.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of one run, printed as they come, a {@code key value} line each. */
final class Report {
  private final Map<String, Double> figures = new LinkedHashMap<>();

  void figure(String key, double value) {
    figures.put(key, value);
    System.out.printf(Locale.ROOT, "%-40s %s%n", key, text(value));
  }

  /** Our cost by the reference's: lower is better. */
  void ratio(String key, double ours, double reference) {
    figure(key + ".ratio", ours / reference);
  }

  /** The reference's cost by ours: higher is better. */
  void speedup(String key, double reference, double ours) {
    figure(key + ".speedup", reference / ours);
  }

  void writeJson(Path file) throws IOException {
    String body =
        figures.entrySet().stream()
            .map(entry -> "  \"%s\": %s".formatted(entry.getKey(), text(entry.getValue())))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    Files.writeString(file, body);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.3f", value);
  }
}
