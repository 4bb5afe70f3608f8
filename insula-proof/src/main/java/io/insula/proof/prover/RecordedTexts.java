package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The distinct statements met so far, and the first different values of each. Thread-safe. */
final class RecordedTexts {
  private final int mostValues;
  private final int mostTexts;
  private final Map<Identity, Entry> entries = new LinkedHashMap<>();
  private final AtomicLong transactions = new AtomicLong();

  RecordedTexts(int mostValues, int mostTexts) {
    this.mostValues = mostValues;
    this.mostTexts = mostTexts;
  }

  /** The number of a transaction that begins now. */
  long nextTransaction() {
    return transactions.incrementAndGet();
  }

  /** A statement was run with those values: several lists for a batch. */
  synchronized void add(
      String sql, Form form, Keys keys, List<List<RecordedValue>> values, long transaction) {
    Identity identity = new Identity(sql, form, keys);
    Entry entry = entries.get(identity);
    if (entry == null) {
      if (entries.size() >= mostTexts) {
        return;
      }
      entry = new Entry(transaction);
      entries.put(identity, entry);
    }
    entry.times++;
    for (List<RecordedValue> run : values) {
      if (entry.values.size() < mostValues && !entry.values.contains(run)) {
        entry.values.add(List.copyOf(run));
      }
    }
  }

  synchronized Recording recording() {
    List<RecordedStatement> statements = new ArrayList<>();
    entries.forEach(
        (identity, entry) ->
            statements.add(
                new RecordedStatement(
                    identity.sql,
                    identity.form,
                    identity.keys,
                    entry.values,
                    entry.transaction,
                    entry.times)));
    return new Recording(statements);
  }

  private record Identity(String sql, Form form, Keys keys) {}

  private static final class Entry {
    private final long transaction;
    private final List<List<RecordedValue>> values = new ArrayList<>();
    private long times;

    Entry(long transaction) {
      this.transaction = transaction;
    }
  }
}
