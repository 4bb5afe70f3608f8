package io.insula.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for: {@code --quick}, {@code --json FILE}, {@code --chart FILE}, and numbers such
 * as {@code --tenants}.
 */
record Options(
    boolean quick, @Nullable Path json, @Nullable Path chart, Map<String, Integer> numbers) {
  static Options of(String[] arguments, int from) {
    boolean quick = false;
    Path json = null;
    Path chart = null;
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = from; i < arguments.length; i++) {
      if (arguments[i].equals("--quick")) {
        quick = true;
      } else if (i + 1 == arguments.length || !arguments[i].startsWith("--")) {
        throw new IllegalArgumentException("What is \"" + arguments[i] + "\"?");
      } else if (arguments[i].equals("--json")) {
        json = Path.of(arguments[++i]);
      } else if (arguments[i].equals("--chart")) {
        chart = Path.of(arguments[++i]);
      } else {
        numbers.put(arguments[i].substring(2), Integer.valueOf(arguments[++i]));
      }
    }
    return new Options(quick, json, chart, numbers);
  }

  /** The number of that name, or one of two defaults. */
  int number(String name, int usually, int whenQuick) {
    return numbers.getOrDefault(name, quick ? whenQuick : usually);
  }
}
