package io.insula.proof.prover;

import java.util.List;

/**
 * One distinct statement of an application. Immutable.
 *
 * @param sql its text, with question marks for its parameters
 * @param form how it is run
 * @param keys which generated keys the application asked for
 * @param values the values that it was run with, one list for each run that is remembered; a batch
 *     has one list for each of its rows
 * @param transaction the transaction that it was first met in, counted from 1; 0 if nobody knows
 * @param times how often it was run
 */
public record RecordedStatement(
    String sql,
    Form form,
    Keys keys,
    List<List<RecordedValue>> values,
    long transaction,
    long times) {
  public RecordedStatement {
    values = values.stream().map(List::copyOf).toList();
  }

  /** A statement that nothing but the text is known of. */
  public static RecordedStatement of(String sql) {
    return new RecordedStatement(sql, Form.PLAIN, Keys.NONE, List.of(), 0, 1);
  }

  /** Shows the text, never a value. */
  @Override
  public String toString() {
    return "RecordedStatement[" + form + ", " + sql + "]";
  }

  /** How a statement is run. */
  public enum Form {
    /** By {@code Statement}. */
    PLAIN,
    /** By {@code PreparedStatement}. */
    PREPARED,
    /** By {@code PreparedStatement}, in a batch. */
    BATCH,
    /** By {@code CallableStatement}. */
    CALL
  }

  /**
   * The generated keys that were asked for. Immutable.
   *
   * @param wanted whether any were
   * @param columns by these names; empty for all
   */
  public record Keys(boolean wanted, List<String> columns) {
    /** Nobody asked. */
    public static final Keys NONE = new Keys(false, List.of());

    /** All of them. */
    public static final Keys ALL = new Keys(true, List.of());

    public Keys {
      columns = List.copyOf(columns);
    }
  }
}
