package io.insula.guard.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text of SQL with the values of its parameters. Immutable, and put together from parts:
 *
 * <pre>{@code
 * SqlText query = SqlText.of("select * from note where done = ?", done)
 *     .and(SqlText.in(SqlName.of("kind"), kinds))
 *     .and(search.isEmpty() ? SqlText.EMPTY : SqlText.contains(SqlName.of("text"), search))
 *     .plus(sorting.orderBy(request.sort()))
 *     .plus(" limit ?", size);
 * try (PreparedStatement statement = query.prepare(connection)) { … }
 * }</pre>
 *
 * <p>Parts with quotes, semicolons or comments are refused: a value that was glued into a text is
 * mostly found by that, at the first test. A value stands in no message and no {@code toString}.
 */
public final class SqlText {
  /** Nothing. */
  public static final SqlText EMPTY = new SqlText("", List.of());

  private final String sql;
  private final List<@Nullable Object> values;

  private SqlText(String sql, List<@Nullable Object> values) {
    this.sql = sql;
    this.values = values;
  }

  static SqlText constant(String sql) {
    return new SqlText(sql, List.of());
  }

  /**
   * A part that is written in the program, with question marks for values; two for an operator's.
   *
   * @throws IllegalArgumentException if it has not as many question marks as there are values, or a
   *     quote, semicolon or comment in it
   */
  public static SqlText of(String constant, @Nullable Object... values) {
    Parts.check(constant, values.length);
    return new SqlText(constant, Arrays.asList(values.clone()));
  }

  /** A name, quoted. */
  public static SqlText name(SqlName name) {
    return constant(name.quoted());
  }

  /** One value. */
  public static SqlText value(@Nullable Object value) {
    return new SqlText("?", Arrays.asList(value));
  }

  /** {@code column = value}, or {@code is null}. */
  public static SqlText equal(SqlName column, @Nullable Object value) {
    return value == null
        ? constant(column.quoted() + " is null")
        : new SqlText(column.quoted() + " = ?", List.of(value));
  }

  /** {@code column in (…)}; for no values a condition that nothing fulfils. */
  public static SqlText in(SqlName column, Collection<?> values) {
    if (values.isEmpty()) {
      return constant("false");
    }
    String marks = values.stream().map(value -> "?").collect(Collectors.joining(", "));
    return new SqlText(column.quoted() + " in (" + marks + ")", new ArrayList<>(values));
  }

  /** Whether the column's text begins with that one, whatever signs are in it. */
  public static SqlText startsWith(SqlName column, String text) {
    return like(column, escaped(text) + "%");
  }

  /** Whether the column's text has that one in it, whatever signs are in it. */
  public static SqlText contains(SqlName column, String text) {
    return like(column, "%" + escaped(text) + "%");
  }

  private static SqlText like(SqlName column, String pattern) {
    return new SqlText(column.quoted() + " like ? escape '!'", List.of(pattern));
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** All conditions that are not empty, in parentheses; nothing if there are none. */
  public static SqlText where(SqlText... conditions) {
    SqlText all =
        Arrays.stream(conditions)
            .filter(condition -> !condition.isEmpty())
            .map(condition -> constant("(").plus(condition).plus(constant(")")))
            .reduce((one, two) -> one.plus(constant(" and ")).plus(two))
            .orElse(EMPTY);
    return all.isEmpty() ? EMPTY : constant(" where ").plus(all);
  }

  /** This and that, as it is. */
  public SqlText plus(SqlText more) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.addAll(more.values);
    return new SqlText(sql + more.sql, all);
  }

  /** This and a part that is written in the program; see {@link #of}. */
  public SqlText plus(String constant, @Nullable Object... more) {
    return plus(of(constant, more));
  }

  /** This and one more condition; this alone if that is empty. */
  public SqlText and(SqlText condition) {
    return condition.isEmpty()
        ? this
        : plus(constant(" and (")).plus(condition).plus(constant(")"));
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return sql.isEmpty();
  }

  /** The text, with question marks for values. */
  public String sql() {
    return sql;
  }

  /** How many values there are. */
  public int size() {
    return values.size();
  }

  /** Sets all values. */
  public void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /** Prepares the statement and sets all values; the caller closes it. */
  public PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(statement);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SqlText text && text.sql.equals(sql) && text.values.equals(values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sql, values);
  }

  @Override
  public String toString() {
    return sql;
  }
}
