package io.insula.proof.prover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of files that statements are read from. */
public enum StatementFormat {
  /** Whichever of the others it looks like. */
  AUTO,
  /** What {@link Recording#save} wrote. */
  RECORDING,
  /** PostgreSQL's log as text, with any {@code log_line_prefix}. */
  POSTGRES_LOG,
  /** PostgreSQL's log as CSV. */
  CSVLOG,
  /** PostgreSQL's log as JSON lines. */
  JSONLOG,
  /** SQL, each statement ended by a semicolon. */
  SQL;

  /** The name on the command line, such as {@code postgres-log}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #label()} wrote.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public static StatementFormat of(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label().equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + label
                        + "\" is not a format; choose one of "
                        + String.join(
                            ", ", Arrays.stream(values()).map(StatementFormat::label).toList())));
  }

  /**
   * The distinct statements of a file.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is not of this format
   */
  public Recording read(Path file) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not text in UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read", e);
    }
  }

  private Recording parse(String text, String name) {
    return switch (this) {
      case AUTO -> guess(text).parse(text, name);
      case RECORDING -> RecordingFile.parse(text, name);
      case POSTGRES_LOG -> LoggedStatements.of(TextLog.entries(text));
      case CSVLOG -> LoggedStatements.of(CsvLog.entries(text));
      case JSONLOG -> LoggedStatements.of(JsonLog.entries(text));
      case SQL -> script(text);
    };
  }

  private static StatementFormat guess(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (first.startsWith("{")) {
      return first.contains("\"sql\"") ? RECORDING : JSONLOG;
    }
    if (CsvLog.looksLike(first)) {
      return CSVLOG;
    }
    return text.lines().limit(1000).anyMatch(TextLog::looksLike) ? POSTGRES_LOG : SQL;
  }

  private static Recording script(String text) {
    List<RecordedStatement> statements =
        SqlText.of(text).statements().stream()
            .distinct()
            .map(
                sql -> {
                  boolean prepared = !SqlText.of(sql).numbered().isEmpty();
                  return prepared
                      ? LoggedStatements.prepared(sql, List.of())
                      : RecordedStatement.of(sql);
                })
            .toList();
    return new Recording(statements);
  }
}
