package io.insula.postgres.protection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several catalog queries that travel to the server together. They are answered under an empty
 * search path, so that every name is printed with its schema. Not thread-safe.
 */
final class Questions {
  private static final String ENTER =
      """
      select set_config('insula.search_path', current_setting('search_path'), true),
             set_config('search_path', '', true)""";

  private static final String LEAVE =
      "select set_config('search_path', current_setting('insula.search_path'), true)";

  private final List<Answer<?>> answers = new ArrayList<>();

  /** A row about something that belongs to a relation. */
  record Owned<T>(long relation, T value) {
    static <T> Query.Mapper<Owned<T>> by(Query.Mapper<T> mapper) {
      return row -> new Owned<>(row.getLong("relation"), mapper.map(row));
    }
  }

  /** The rows, once the questions were sent. */
  static final class Answer<T> {
    private final Query query;
    private final Query.Mapper<T> mapper;
    private final List<Object> parameters;
    private List<T> rows = List.of();

    private Answer(Query query, Query.Mapper<T> mapper, List<Object> parameters) {
      this.query = query;
      this.mapper = mapper;
      this.parameters = parameters;
    }

    List<T> rows() {
      return rows;
    }

    private void read(ResultSet result) throws SQLException {
      rows = Query.all(result, mapper);
    }
  }

  <T> Answer<T> ask(Query query, Query.Mapper<T> mapper, Object... parameters) {
    Answer<T> answer = new Answer<>(query, mapper, List.of(parameters));
    answers.add(answer);
    return answer;
  }

  /** Those rows of all the answers that belong to each relation. */
  static <T> Map<Long, List<T>> byRelation(List<Answer<Owned<T>>> answers) {
    Map<Long, List<T>> groups = new LinkedHashMap<>();
    for (Answer<Owned<T>> answer : answers) {
      for (Owned<T> row : answer.rows()) {
        groups.computeIfAbsent(row.relation(), id -> new ArrayList<>()).add(row.value());
      }
    }
    return groups;
  }

  void send(Connection connection) throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql())) {
      int parameter = 0;
      for (Answer<?> answer : answers) {
        for (Object value : answer.parameters) {
          statement.setObject(++parameter, value);
        }
      }
      statement.execute();
      for (Answer<?> answer : answers) {
        statement.getMoreResults();
        answer.read(statement.getResultSet());
      }
    }
  }

  private String sql() {
    List<String> all = new ArrayList<>();
    all.add(ENTER);
    answers.forEach(answer -> all.add(answer.query.sql()));
    all.add(LEAVE);
    return String.join(";\n", all);
  }
}
