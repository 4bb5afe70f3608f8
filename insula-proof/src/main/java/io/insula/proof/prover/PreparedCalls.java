package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import io.insula.proof.prover.RecordedValue.Kind;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records what is run on a {@link java.sql.PreparedStatement}, with its values. */
final class PreparedCalls {
  private final String sql;
  private final Form form;
  private final Keys keys;
  private final RecordedTexts texts;
  private final TransactionCount transaction;
  private final SortedMap<Integer, RecordedValue> values = new TreeMap<>();
  private final List<List<RecordedValue>> batch = new ArrayList<>();

  PreparedCalls(
      String sql, Form form, Keys keys, RecordedTexts texts, TransactionCount transaction) {
    this.sql = sql;
    this.form = form;
    this.keys = keys;
    this.texts = texts;
    this.transaction = transaction;
  }

  @Nullable Object called(Method method, Object[] arguments, @Nullable Object result)
      throws SQLException {
    String name = method.getName();
    if (arguments.length > 1 && arguments[0] instanceof Integer index) {
      set(name, index, arguments);
    } else if (name.equals("clearParameters")) {
      values.clear();
    } else if (name.equals("addBatch")) {
      batch.add(run());
    } else if (name.equals("clearBatch")) {
      batch.clear();
    } else if (name.equals("executeBatch") || name.equals("executeLargeBatch")) {
      texts.add(sql, Form.BATCH, keys, batch, transaction.number());
      batch.clear();
    } else if (name.startsWith("execute") && arguments.length == 0) {
      texts.add(sql, form, keys, List.of(run()), transaction.number());
    }
    return result;
  }

  private void set(String name, int index, Object[] arguments) throws SQLException {
    if (name.equals("registerOutParameter")) {
      values.putIfAbsent(index, RecordedValue.of(Kind.OUT, String.valueOf(arguments[1])));
    } else if (name.equals("setNull")) {
      values.put(index, RecordedValue.untyped(null));
    } else if (name.startsWith("set")) {
      values.put(index, value(arguments));
    }
  }

  /** With {@code Types.OTHER} the application leaves the type to the database. */
  private static RecordedValue value(Object[] arguments) throws SQLException {
    boolean left =
        arguments.length > 2 && arguments[2] instanceof Integer type && type == Types.OTHER;
    return left && arguments[1] instanceof String text
        ? RecordedValue.untyped(text)
        : RecordedValues.of(arguments[1]);
  }

  private List<RecordedValue> run() {
    List<RecordedValue> run = new ArrayList<>();
    int last = values.isEmpty() ? 0 : values.lastKey();
    for (int i = 1; i <= last; i++) {
      run.add(values.getOrDefault(i, RecordedValue.of(Kind.UNKNOWN, null)));
    }
    return run;
  }
}
