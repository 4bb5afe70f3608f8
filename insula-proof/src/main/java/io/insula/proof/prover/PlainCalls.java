package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what is run on a {@link java.sql.Statement}. */
final class PlainCalls {
  private final RecordedTexts texts;
  private final TransactionCount transaction;

  PlainCalls(RecordedTexts texts, TransactionCount transaction) {
    this.texts = texts;
    this.transaction = transaction;
  }

  @Nullable Object called(Method method, Object[] arguments, @Nullable Object result)
      throws SQLException {
    boolean runs = method.getName().startsWith("execute") || method.getName().equals("addBatch");
    if (runs && arguments.length > 0 && arguments[0] instanceof String sql) {
      Keys keys = RecordingProxies.keys(arguments);
      texts.add(sql, Form.PLAIN, keys, List.of(), transaction.number());
    }
    return result;
  }
}
