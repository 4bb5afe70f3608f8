package io.insula.fleet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values for <code>${name}</code>, as Flyway does: everywhere, also in strings. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

  private Placeholders() {}

  /**
   * Replaces them.
   *
   * @throws InvalidMigrationsException if one has no value
   */
  static String replace(MigrationFile file, Map<String, String> values) {
    if (!file.sql().contains("${")) {
      return file.sql();
    }
    Set<String> missing = new TreeSet<>();
    String replaced =
        PLACEHOLDER
            .matcher(file.sql())
            .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values, missing)));
    if (!missing.isEmpty()) {
      throw new InvalidMigrationsException(
          file + " uses placeholders that have no value; give them",
          List.copyOf(missing.stream().map(name -> "${" + name + "}").toList()));
    }
    return replaced;
  }

  private static String value(String name, Map<String, String> values, Set<String> missing) {
    String value = values.get(name);
    if (value == null) {
      missing.add(name);
      return "";
    }
    return value;
  }
}
