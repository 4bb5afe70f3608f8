package io.insula.guard.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * By what a user may sort: words that are accepted from outside, each for a column. Immutable.
 *
 * <pre>{@code
 * Sorting sorting = Sorting.by("name", SqlName.of("name")).and("newest", SqlName.of("created_at"));
 * sorting.orderBy("-newest,name");   // order by "created_at" desc, "name"
 * }</pre>
 */
public final class Sorting {
  private final Map<String, SqlName> columns;

  private Sorting(Map<String, SqlName> columns) {
    this.columns = columns;
  }

  /** One word. */
  public static Sorting by(String word, SqlName column) {
    return new Sorting(Map.of()).and(word, column);
  }

  /** The same, and one more word. */
  public Sorting and(String word, SqlName column) {
    Map<String, SqlName> more = new LinkedHashMap<>(columns);
    more.put(word, column);
    return new Sorting(more);
  }

  /**
   * What a user asked for: words with commas between them, a minus before one for the other
   * direction.
   *
   * @return {@code order by …}; nothing if nothing was asked for
   * @throws IllegalArgumentException at a word that is not accepted; names those that are
   */
  public SqlText orderBy(String asked) {
    List<String> terms = new ArrayList<>();
    for (String term : asked.split(",", -1)) {
      String word = term.strip();
      if (!word.isEmpty()) {
        terms.add(term(word));
      }
    }
    return terms.isEmpty()
        ? SqlText.EMPTY
        : SqlText.constant(" order by " + String.join(", ", terms));
  }

  private String term(String asked) {
    boolean descending = asked.startsWith("-");
    SqlName column = columns.get(descending ? asked.substring(1) : asked);
    if (column == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Sort by one of %s", columns.keySet()));
    }
    return column.quoted() + (descending ? " desc" : "");
  }
}
