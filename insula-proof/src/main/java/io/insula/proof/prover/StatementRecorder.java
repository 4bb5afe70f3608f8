package io.insula.proof.prover;

import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * Remembers the distinct statements that are run by way of a {@link DataSource}, with a few of
 * their values. Thread-safe.
 *
 * <pre>{@code
 * StatementRecorder recorder = StatementRecorder.around(insula.dataSource());
 * … // the tests, with recorder.dataSource()
 * recorder.save(Path.of("target/statements.jsonl"));
 * }</pre>
 *
 * <p>The values are in the recording. Record tests, never production; or record {@link
 * #withoutValues}.
 */
public final class StatementRecorder {
  /** How many values of one statement are remembered, if nothing is said. */
  public static final int VALUES = 5;

  /** How many distinct statements are remembered; more are not. */
  public static final int STATEMENTS = 20_000;

  private final DataSource dataSource;
  private final RecordedTexts texts;

  private StatementRecorder(DataSource target, int values) {
    this.texts = new RecordedTexts(values, STATEMENTS);
    this.dataSource = RecordingProxies.dataSource(target, texts);
  }

  /** Records what goes by way of that data source, with {@link #VALUES} values of each. */
  public static StatementRecorder around(DataSource target) {
    return new StatementRecorder(target, VALUES);
  }

  /** Records texts only. The prover makes values by the parameters' types then. */
  public static StatementRecorder withoutValues(DataSource target) {
    return new StatementRecorder(target, 0);
  }

  /** The data source to be used: it works as the other one, and records. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** What was recorded so far. */
  public Recording recording() {
    return texts.recording();
  }

  /**
   * Writes what was recorded so far.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public void save(Path file) {
    recording().save(file);
  }
}
