package io.insula.fleet.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads what is in schemas from the system catalog. Fingerprints and structures come of one text,
 * so they can't disagree. The caller's transaction keeps its settings.
 */
final class Facts {
  /**
   * Names are printed with their schema. The way through the indexes is the right one whatever the
   * planner believes of a catalog that has just grown.
   */
  private static final String SETTINGS =
      """
      set local search_path to '';
      set local enable_hashjoin to off;
      set local enable_mergejoin to off;
      set local enable_seqscan to off;
      set local jit to off
      """;

  private static final String FACTS = text("facts.sql");
  private static final String FINGERPRINT = FACTS + text("fingerprint.sql");
  private static final String STRUCTURE = FACTS + text("structure.sql");

  private Facts() {}

  /** One text for each schema, equal where the schemas are; schemas that don't exist have none. */
  static Map<Subject, String> fingerprints(Connection connection, List<Subject> subjects)
      throws SQLException {
    return read(
        connection,
        FINGERPRINT,
        subjects,
        rows -> {
          Map<Subject, String> prints = new HashMap<>();
          while (rows.next()) {
            prints.put(subjects.get(rows.getInt(1) - 1), rows.getString(2));
          }
          return prints;
        });
  }

  /** All about one schema. */
  static Structure structure(Connection connection, Subject subject) throws SQLException {
    return read(
        connection,
        STRUCTURE,
        List.of(subject),
        rows -> {
          List<Fact> facts = new ArrayList<>();
          while (rows.next()) {
            String[] plain = {rows.getString(5), rows.getString(6), rows.getString(7)};
            facts.add(
                Fact.of(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    plain));
          }
          return new Structure(facts);
        });
  }

  private static <T> T read(
      Connection connection, String sql, List<Subject> subjects, Reader<T> reader)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement settings = connection.createStatement();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      settings.execute(SETTINGS);
      bind(statement, subjects);
      try (ResultSet rows = statement.executeQuery()) {
        return reader.read(rows);
      }
    } finally {
      connection.rollback(before);
    }
  }

  private static void bind(PreparedStatement statement, List<Subject> subjects)
      throws SQLException {
    List<Function<Subject, String>> texts =
        List.of(
            Subject::schema,
            Subject::other,
            Subject::base,
            Subject::otherBase,
            Subject::role,
            Subject::ignored,
            Subject::tenant);
    Connection connection = statement.getConnection();
    int at = 1;
    for (Function<Subject, String> text : texts) {
      Object[] column = subjects.stream().map(text).toArray();
      statement.setArray(at++, connection.createArrayOf("text", column));
    }
    Object[] numbers = subjects.stream().map(Subject::number).toArray();
    statement.setArray(at, connection.createArrayOf("int8", numbers));
  }

  private static String text(String name) {
    try (InputStream stream = Facts.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }
}
