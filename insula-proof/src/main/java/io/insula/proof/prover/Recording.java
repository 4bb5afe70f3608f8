package io.insula.proof.prover;

import java.nio.file.Path;
import java.util.List;

/**
 * The distinct statements of an application, in the order in which they were first run. Immutable.
 *
 * <p>It holds the values that the statements were run with. Record tests, never production.
 *
 * @param statements the statements
 */
public record Recording(List<RecordedStatement> statements) {
  public Recording {
    statements = List.copyOf(statements);
  }

  /** Statements of which only the text is known. */
  public static Recording of(String... sql) {
    return new Recording(java.util.Arrays.stream(sql).map(RecordedStatement::of).toList());
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a recording; names the line
   */
  public static Recording load(Path file) {
    return RecordingFile.read(file);
  }

  /**
   * Writes one JSON object a line. The file is replaced in one step.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public void save(Path file) {
    RecordingFile.write(this, file);
  }
}
