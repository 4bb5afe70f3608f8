package io.insula.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the marks at the top of a file, such as {@code -- insula: no-transaction, lock-timeout 2s}:
 * several on a line, or on several lines. One use, one thread.
 */
final class HeaderReader {
  private static final String KNOWN =
      "there are no-transaction, lock-timeout 2s, statement-timeout 5m and retries 10";
  private static final int MOST_RETRIES = 1000;
  private static final Pattern MARK = Pattern.compile("--\\s*insula:(.*)");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,=]+");
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  /** The longest time that the server understands. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private final String script;
  private final List<String> faults;
  private final Set<String> seen = new HashSet<>();
  private boolean transactional = true;
  private @Nullable Duration lockTimeout;
  private @Nullable Duration statementTimeout;
  private @Nullable Integer retries;

  private HeaderReader(String script, List<String> faults) {
    this.script = script;
    this.faults = faults;
  }

  /** Reads the comment lines before the first statement; adds what is wrong to the faults. */
  static Header read(String script, String sql, List<String> faults) {
    HeaderReader reader = new HeaderReader(script, faults);
    boolean top = true;
    int number = 0;
    for (String line : sql.lines().map(String::strip).toList()) {
      number++;
      top &= line.isEmpty() || line.startsWith("--");
      Matcher mark = MARK.matcher(line);
      if (mark.matches() && top) {
        reader.line(number, mark.group(1));
      } else if (mark.matches()) {
        reader.fault(number, "\"" + line + "\" has no effect here; put it above everything else");
      }
    }
    return new Header(
        reader.transactional, reader.lockTimeout, reader.statementTimeout, reader.retries);
  }

  private void line(int number, String marks) {
    Deque<String> words = new ArrayDeque<>();
    BETWEEN.splitAsStream(marks).filter(word -> !word.isEmpty()).forEach(words::add);
    if (words.isEmpty()) {
      fault(number, "a mark is missing; " + KNOWN);
    }
    while (!words.isEmpty()) {
      String mark = words.remove();
      if (!seen.add(mark)) {
        fault(number, mark + " is there twice");
      }
      mark(number, mark, words);
    }
  }

  private void mark(int number, String mark, Deque<String> words) {
    switch (mark) {
      case "no-transaction" -> transactional = false;
      case "lock-timeout" -> lockTimeout = time(number, mark, words.poll());
      case "statement-timeout" -> statementTimeout = time(number, mark, words.poll());
      case "retries" -> retries = times(number, words.poll());
      default -> {
        fault(number, "unknown mark \"" + mark + "\"; " + KNOWN);
        words.clear();
      }
    }
  }

  private @Nullable Duration time(int number, String mark, @Nullable String text) {
    Matcher time = TIME.matcher(text == null ? "" : text);
    if (time.matches()) {
      Duration duration = duration(Long.parseLong(time.group(1)), time.group(2));
      if (duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    }
    fault(number, mark + " takes a time such as 500ms, 5s or 2m, not " + shown(text));
    return null;
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private @Nullable Integer times(int number, @Nullable String text) {
    if (text != null && text.matches("\\d{1,4}") && Integer.parseInt(text) <= MOST_RETRIES) {
      return Integer.valueOf(text);
    }
    fault(number, "retries takes a number from 0 to " + MOST_RETRIES + ", not " + shown(text));
    return null;
  }

  private static String shown(@Nullable String text) {
    return text == null ? "nothing" : "\"" + text + "\"";
  }

  private void fault(int line, String what) {
    faults.add(script + " line " + line + ": " + what);
  }
}
