package io.insula.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a setting can come from: an option, a variable, a line of a file; the first that has it.
 */
final class Sources {
  private static final String PASSWORD_PREFIX = "password.";
  private static final String PLACEHOLDER_PREFIX = "placeholder.";
  private static final String SKIP_PREFIX = "skip.";

  private final Map<String, String> environment;
  private final Properties file;

  private Sources(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  static Sources of(Map<String, String> environment, @Nullable Path option) {
    String variable = environment.get("INSULA_CONFIG");
    Properties properties = new Properties();
    if (option != null) {
      load(properties, option);
    } else if (variable != null && !variable.isBlank()) {
      load(properties, Path.of(variable));
    }
    return new Sources(environment, properties);
  }

  private static void load(Properties properties, Path path) {
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "The file " + path + " can't be read (" + e + "); it has lines such as url=jdbc:…");
    }
  }

  @Nullable String text(String name, @Nullable String option) {
    if (option != null) {
      return option;
    }
    String variable = environment.get("INSULA_" + name.toUpperCase(Locale.ROOT));
    if (variable != null && !variable.isBlank()) {
      return variable;
    }
    return file.getProperty(name);
  }

  @Nullable Path path(String name, @Nullable Path option) {
    String text = text(name, option == null ? null : option.toString());
    return text == null ? null : Path.of(text);
  }

  Path path(String name, @Nullable Path option, Path fallback) {
    Path path = path(name, option);
    return path == null ? fallback : path;
  }

  /** Passwords of roles that were not derived: lines such as password.insula_app=… */
  Map<String, String> chosenPasswords() {
    return behind(PASSWORD_PREFIX);
  }

  /** Values of placeholders: lines such as placeholder.currency=EUR, and what options say. */
  Map<String, String> placeholders(Map<String, String> options) {
    Map<String, String> values = behind(PLACEHOLDER_PREFIX);
    values.putAll(options);
    return values;
  }

  /** Lints that are not looked for, with the reason: lines such as skip.schema-of-nobody=ours. */
  Map<String, String> skipped() {
    return behind(SKIP_PREFIX);
  }

  private Map<String, String> behind(String prefix) {
    Map<String, String> values = new HashMap<>();
    for (String name : file.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        values.put(name.substring(prefix.length()), file.getProperty(name));
      }
    }
    return values;
  }
}
