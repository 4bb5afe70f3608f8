package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement with values, to be run.
 *
 * @param sql the text
 * @param rows the values: one list, several for a batch
 */
record Run(String sql, Form form, Keys keys, List<List<RecordedValue>> rows) {
  /** What the tenant says itself, in lower case: it is no secret when it comes back. */
  Set<String> given() {
    Set<String> given =
        rows.stream()
            .flatMap(List::stream)
            .map(RecordedValue::text)
            .filter(Run::said)
            .map(text -> String.valueOf(text).toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    given.add(sql.toLowerCase(Locale.ROOT));
    return given;
  }

  private static boolean said(@Nullable String text) {
    return text != null;
  }
}
