package io.insula.proof.internal.marks;

import io.insula.TenantContext;
import io.insula.proof.internal.marks.Planted.Patch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives a tenant rows in every table of its place, as that tenant, by the application's own data
 * source. The same ground and seed give the same rows. One use, one thread.
 */
public final class Planting {
  private final Ground ground;
  private final Seed seed;
  private final int rows;
  private final Maker maker;
  private final Marks marks = new Marks();
  private final Map<String, List<Map<String, String>>> done = new HashMap<>();
  private int serial;

  private Planting(Ground ground, Seed seed, int rows) {
    this.ground = ground;
    this.seed = seed;
    this.rows = rows;
    this.maker = new Maker(seed);
  }

  /** Plants that many rows a table, and commits. */
  public static Planted plant(DataSource source, Ground ground, Seed seed, int rows)
      throws SQLException {
    return run(source, ground, seed, rows, true);
  }

  /** Says what {@link #plant} would plant: it is done and rolled back. */
  public static Planted rehearse(DataSource source, Ground ground, Seed seed, int rows)
      throws SQLException {
    return run(source, ground, seed, rows, false);
  }

  private static Planted run(DataSource source, Ground ground, Seed seed, int rows, boolean keep)
      throws SQLException {
    Planting planting = new Planting(ground, seed, rows);
    return TenantContext.with(ground.tenant().id(), () -> planting.run(source, keep));
  }

  private Planted run(DataSource source, boolean keep) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Sql.run(connection, "set constraints all immediate");
        List<Patch> patches = new ArrayList<>();
        Fitting fitting = new Fitting(connection);
        for (TableShape table : ground.tables()) {
          patches.add(patch(connection, fitting, table));
        }
        if (keep) {
          connection.commit();
        }
        return new Planted(ground, seed, patches, marks);
      } finally {
        connection.rollback();
      }
    }
  }

  private Patch patch(Connection connection, Fitting fitting, TableShape table)
      throws SQLException {
    List<Map<String, String>> planted = new ArrayList<>();
    done.put(table.sql(), planted);
    java.util.Set<String> recognised = new java.util.HashSet<>();
    String reason = null;
    for (int row = 1; row <= rows && reason == null; row++) {
      RowAttempt attempt =
          new RowAttempt(connection, table, options(connection, fitting, table, row));
      try {
        Map<String, String> texts = attempt.insert();
        planted.add(texts);
        register(table, attempt, texts, recognised);
      } catch (SQLException e) {
        reason = reason(e);
      }
    }
    return new Patch(table, planted, recognised.size(), planted.isEmpty() ? reason : null);
  }

  private void register(
      TableShape table,
      RowAttempt attempt,
      Map<String, String> texts,
      java.util.Set<String> recognised) {
    texts.forEach(
        (column, text) -> {
          String token = attempt.chosen(column).token();
          if (token != null && text.toLowerCase(java.util.Locale.ROOT).contains(token)) {
            marks.add(token, table.name(), column);
            recognised.add(column);
          }
        });
  }

  private Map<String, List<Candidate>> options(
      Connection connection, Fitting fitting, TableShape table, int row) throws SQLException {
    Map<String, List<Candidate>> options = new LinkedHashMap<>();
    for (ColumnShape column : table.columns()) {
      serial++;
      List<Candidate> candidates = new ArrayList<>();
      Rule reference = table.reference(column.name()).orElse(null);
      if (reference != null) {
        candidates.addAll(referred(connection, reference, column.name(), row));
      } else {
        bounds(table, column, row, candidates);
        candidates.addAll(
            fitting.fit(column, maker.candidates(column, table.key(column.name()), row, serial)));
        literals(table, column.name(), candidates);
      }
      if (column.nullable()) {
        candidates.add(Candidate.NULL);
      }
      if (!candidates.isEmpty()) {
        options.put(column.name(), candidates);
      }
    }
    return options;
  }

  private static void bounds(
      TableShape table, ColumnShape column, int row, List<Candidate> candidates) {
    List<String> bounds = table.bounds().getOrDefault(column.name(), List.of());
    for (int i = 0; i < bounds.size(); i++) {
      candidates.add(Candidate.plain(bounds.get((i + row - 1) % bounds.size())));
    }
  }

  private static void literals(TableShape table, String column, List<Candidate> candidates) {
    for (Rule rule : table.rules()) {
      if (rule.kind() == 'c' && rule.columns().contains(column)) {
        rule.literals().stream().distinct().limit(8).map(Candidate::plain).forEach(candidates::add);
      }
    }
  }

  /** The key of the row of the same number, then those of the others. */
  private List<Candidate> referred(Connection connection, Rule reference, String column, int row)
      throws SQLException {
    String there = reference.targetColumns().get(reference.columns().indexOf(column));
    List<@Nullable String> keys = new ArrayList<>();
    List<Map<String, String>> planted = done.get(reference.target());
    if (planted != null) {
      planted.forEach(one -> keys.add(one.get(there)));
    } else if (ground.tables().stream().noneMatch(t -> t.sql().equals(reference.target()))) {
      Sql.rows(
              connection,
              "select %s::text from %s order by 1 limit 3"
                  .formatted(Sql.quote(there), reference.target()))
          .forEach(one -> keys.add(one.get(0)));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get((i + row - 1) % keys.size());
      if (key != null) {
        candidates.add(new Candidate(key, marks.tokenIn(key)));
      }
    }
    return candidates;
  }

  private static String reason(SQLException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return e.getSQLState() + " " + first;
  }
}
