package io.insula.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of verdicts.txt. */
final class Verdicts {
  private Verdicts() {}

  /** A statement, and what it breaks. */
  record Verdict(String sql, Set<Rule> rules) {
    @Override
    public String toString() {
      return (rules.isEmpty() ? "ok" : rules) + ": " + sql;
    }
  }

  static List<Verdict> all() {
    try (InputStream in = Verdicts.class.getResourceAsStream("verdicts.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Verdicts::verdict)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Verdict verdict(String line) {
    int bar = line.indexOf('|');
    String rules = line.substring(0, bar).strip();
    return new Verdict(
        text(line.substring(bar + 1).strip()),
        rules.equals("ok")
            ? Set.of()
            : Arrays.stream(rules.split(",")).map(Rule::valueOf).collect(Collectors.toSet()));
  }

  private static String text(String written) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      text.append(c == '\\' && i + 1 < written.length() ? sign(written.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char sign(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }
}
