package io.insula.proof.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the planner on one connection what indexes it would be led by, with sequential scans made
 * dear. Nothing is executed and nothing stays: each question is a transaction that is rolled back.
 */
final class Explained {
  private static final Pattern CONDITION =
      Pattern.compile("\"Index Cond\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  /** How versions print the value of a sub-select. */
  private static final Pattern VALUE = Pattern.compile("\\(InitPlan \\d+\\)\\.col\\d+|\\$\\d+");

  private final Connection connection;
  private final Map<String, Set<String>> asked = new HashMap<>();

  Explained(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /**
   * Whether a further condition leads into an index; null if the planner can't be asked.
   *
   * @param from the table, as SQL
   * @param given what the query says anyway
   */
  @Nullable Boolean leads(String from, List<String> given, String condition) {
    try {
      Set<String> before = conditions(from, given);
      Set<String> after =
          conditions(
              from,
              java.util.stream.Stream.concat(given.stream(), java.util.stream.Stream.of(condition))
                  .toList());
      return !before.containsAll(after);
    } catch (SQLException e) {
      return null;
    }
  }

  private Set<String> conditions(String from, List<String> where) throws SQLException {
    String query =
        "select 1 from "
            + from
            + (where.isEmpty() ? "" : " where (" + String.join(") and (", where) + ")");
    Set<String> known = asked.get(query);
    if (known == null) {
      known = found(plan(query));
      asked.put(query, known);
    }
    return known;
  }

  private String plan(String query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local enable_seqscan = off");
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery("explain (format json, costs off) " + query)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      return plan.toString();
    } finally {
      connection.rollback();
    }
  }

  private static Set<String> found(String plan) {
    Set<String> conditions = new TreeSet<>();
    Matcher matcher = CONDITION.matcher(plan);
    while (matcher.find()) {
      conditions.add(VALUE.matcher(matcher.group(1)).replaceAll("?"));
    }
    return conditions;
  }
}
