package io.insula.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Failures as people read them. */
final class Failures {
  private static final int DEPTH = 5;

  private Failures() {}

  /** The message, and below it those causes that say something else. */
  static String explain(Throwable failure) {
    List<String> said = new ArrayList<>();
    Throwable next = failure;
    for (int depth = 0; next != null && depth < DEPTH; depth++) {
      String message = message(next);
      if (said.stream().noneMatch(earlier -> earlier.contains(message))) {
        said.add(message);
      }
      next = next.getCause();
    }
    return String.join("\n  because: ", said);
  }

  private static String message(Throwable failure) {
    @Nullable String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String kind = failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return kind.startsWith("unknownhost") ? "unknown host " + message : message.strip();
  }
}
