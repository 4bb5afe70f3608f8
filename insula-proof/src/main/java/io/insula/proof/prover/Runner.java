package io.insula.proof.prover;

import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.proof.internal.marks.Watch;
import io.insula.proof.prover.RecordedStatement.Form;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements as one tenant, each in a transaction of its own that is rolled back. */
final class Runner {
  /** A value's type is not what the statement wants: then the database is asked to decide. */
  private static final Set<String> TYPE_STATES = Set.of("42804", "42883", "42725");

  private final DataSource source;
  private final TenantId tenant;
  private final int seconds;

  Runner(DataSource source, TenantId tenant, int seconds) {
    this.source = source;
    this.tenant = tenant;
    this.seconds = seconds;
  }

  /** The types of a statement's parameters. */
  List<String> types(String sql) throws SQLException {
    return TenantContext.with(
        tenant,
        () -> {
          try (Connection connection = source.getConnection()) {
            return Values.types(connection, sql);
          }
        });
  }

  /**
   * Runs it.
   *
   * @param watch tells what was changed of another tenant's rows; null if nobody looks
   */
  Outcome run(Run run, @Nullable Watch watch) throws SQLException {
    Outcome outcome = TenantContext.with(tenant, () -> run(run, watch, false));
    return TYPE_STATES.contains(outcome.state())
        ? TenantContext.with(tenant, () -> run(run, watch, true))
        : outcome;
  }

  private Outcome run(Run run, @Nullable Watch watch, boolean loose) throws SQLException {
    Harvest harvest = new Harvest();
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        execute(connection, run, loose, harvest);
        constraints(connection);
        harvest.warnings(connection.getWarnings());
        if (watch != null) {
          harvest.changed(watch.changed(connection));
        }
        return harvest.done();
      } catch (SQLException e) {
        return harvest.failed(e);
      } finally {
        connection.rollback();
      }
    }
  }

  /** What is checked at the end of a transaction is checked now. */
  private static void constraints(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set constraints all immediate");
    }
  }

  private void execute(Connection connection, Run run, boolean loose, Harvest harvest)
      throws SQLException {
    if (run.form() == Form.PLAIN) {
      plain(connection, run, harvest);
      return;
    }
    try (PreparedStatement statement = prepare(connection, run)) {
      limit(statement);
      if (run.form() == Form.BATCH) {
        batch(statement, run, loose, harvest);
      } else {
        values(statement, run.rows().isEmpty() ? List.of() : run.rows().get(0), loose);
        results(statement, statement.execute(), run, harvest);
      }
    }
  }

  private static PreparedStatement prepare(Connection connection, Run run) throws SQLException {
    if (run.form() == Form.CALL) {
      return connection.prepareCall(run.sql());
    }
    if (!run.keys().wanted()) {
      return connection.prepareStatement(run.sql());
    }
    return run.keys().columns().isEmpty()
        ? connection.prepareStatement(run.sql(), Statement.RETURN_GENERATED_KEYS)
        : connection.prepareStatement(run.sql(), run.keys().columns().toArray(String[]::new));
  }

  private void plain(Connection connection, Run run, Harvest harvest) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      limit(statement);
      boolean rows =
          run.keys().wanted()
              ? statement.execute(run.sql(), Statement.RETURN_GENERATED_KEYS)
              : statement.execute(run.sql());
      results(statement, rows, run, harvest);
    }
  }

  private void limit(Statement statement) throws SQLException {
    statement.setQueryTimeout(seconds);
    statement.setMaxRows(Harvest.MOST_ROWS);
  }

  private static void values(PreparedStatement statement, List<RecordedValue> values, boolean loose)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      RecordedValue value = values.get(i);
      if (value.kind() == RecordedValue.Kind.OUT && statement instanceof CallableStatement call) {
        call.registerOutParameter(i + 1, Values.outType(value.text()));
      } else {
        Values.set(statement, i + 1, value, loose);
      }
    }
  }

  private static void batch(PreparedStatement statement, Run run, boolean loose, Harvest harvest)
      throws SQLException {
    for (List<RecordedValue> row : run.rows()) {
      values(statement, row, loose);
      statement.addBatch();
    }
    for (int count : statement.executeBatch()) {
      harvest.updated(count);
    }
    keys(statement, run, harvest);
    harvest.warnings(statement.getWarnings());
  }

  private static void results(Statement statement, boolean first, Run run, Harvest harvest)
      throws SQLException {
    boolean rows = first;
    boolean keys = run.keys().wanted() && !rows;
    while (rows || statement.getUpdateCount() >= 0) {
      if (rows) {
        harvest.result("a result", statement.getResultSet());
      } else {
        harvest.updated(statement.getLargeUpdateCount());
        if (keys) {
          keys(statement, run, harvest);
          keys = false;
        }
      }
      rows = statement.getMoreResults();
    }
    if (statement instanceof CallableStatement call) {
      outs(call, run, harvest);
    }
    harvest.warnings(statement.getWarnings());
  }

  private static void keys(Statement statement, Run run, Harvest harvest) throws SQLException {
    if (run.keys().wanted()) {
      harvest.result("generated keys", statement.getGeneratedKeys());
    }
  }

  private static void outs(CallableStatement call, Run run, Harvest harvest) throws SQLException {
    List<RecordedValue> values = run.rows().isEmpty() ? List.of() : run.rows().get(0);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).kind() == RecordedValue.Kind.OUT) {
        Object out = call.getObject(i + 1);
        harvest.text("an out parameter", out == null ? null : out.toString());
      }
    }
  }
}
