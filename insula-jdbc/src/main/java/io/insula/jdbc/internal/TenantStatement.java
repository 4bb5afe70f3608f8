package io.insula.jdbc.internal;

import io.insula.jdbc.internal.Binder.Route;
import io.insula.jdbc.internal.Prefixed.Outcome;
import io.insula.jdbc.internal.delegate.DelegatingStatement;
import io.insula.jdbc.spi.Session.Complaint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement without parameters. When it has to bind, it runs through a prepared statement of its
 * own, and answers with that one's results until it is run again.
 */
final class TenantStatement extends DelegatingStatement {
  private final TenantConnection connection;
  private final Binder binder;
  private final Statement plain;
  private final boolean forward;
  private final List<Setting> settings = new ArrayList<>(0);
  private final List<Plan> batch = new ArrayList<>(0);
  private boolean escapes = true;
  private volatile Statement current;
  private @Nullable Prefixed prefixed;
  private @Nullable ResultSet last;

  /**
   * @param forward whether its results are plain: read forward, not updated, not held
   */
  TenantStatement(TenantConnection connection, Statement plain, boolean forward) {
    this.connection = connection;
    this.binder = connection.binder();
    this.plain = plain;
    this.forward = forward;
    this.current = plain;
  }

  /** A call of the driver's. */
  private interface Run<T> {
    T on(Statement statement, String sql) throws SQLException;
  }

  @Override
  protected Statement delegate() {
    return current;
  }

  @Override
  protected void configure(Setting setting) throws SQLException {
    setting.apply(plain);
    settings.add(setting);
    if (current != plain) {
      setting.apply(current);
    }
  }

  @Override
  public void setEscapeProcessing(boolean enable) throws SQLException {
    super.setEscapeProcessing(enable);
    escapes = enable;
  }

  private <T> T run(String sql, Forms forms, boolean single, Run<T> run, Outcome<T> outcome)
      throws SQLException {
    checkOpen();
    Plan plan = connection.plan(sql);
    Route route = binder.route(plan, prefixable(plan, forms, single));
    try {
      return switch (route) {
        case PREFIXED -> prefixed(plan, forms, outcome);
        case PLAIN -> run.on(usePlain(), plan.sql());
        case EXPLICIT -> explicit(() -> run.on(usePlain(), plan.sql()));
      };
    } catch (SQLException e) {
      throw connection.explain(e, plan);
    } finally {
      binder.ran(plan);
    }
  }

  private void checkOpen() throws SQLException {
    connection.delegate();
    if (current.isClosed()) {
      throw connection.session().complaint(Complaint.STATEMENT_CLOSED);
    }
  }

  private boolean prefixable(Plan plan, Forms forms, boolean single) throws SQLException {
    return forward
        && escapes
        && (!single || plan.single())
        && forms.prefixable(plan)
        && !(plain.getFetchSize() > 0 && binder.inTransaction());
  }

  private <T> T prefixed(Plan plan, Forms forms, Outcome<T> outcome) throws SQLException {
    closePrefixed();
    var binding = binder.binding();
    String clause = forms.clause(plan, connection.session());
    var statement = forms.prepare(connection.delegate(), plan, plan.prefixedOnce(binding, clause));
    current = statement;
    prefixed = new Prefixed(statement, connection.session(), forms.returnsKeys(plan), true);
    for (Setting setting : settings) {
      setting.apply(statement);
    }
    try {
      boolean rows = prefixed.run(binding);
      binder.prefixed();
      return outcome.read(statement, rows, connection.session());
    } catch (SQLException e) {
      binder.unbound();
      throw e;
    }
  }

  private <T> T explicit(Binder.Call<T> call) throws SQLException {
    int fetchSize = plain.getFetchSize();
    if (fetchSize == 0 || binder.inTransaction()) {
      return binder.bound(call);
    }
    plain.setFetchSize(0);
    try {
      return binder.bound(call);
    } finally {
      plain.setFetchSize(fetchSize);
    }
  }

  private Statement usePlain() throws SQLException {
    closePrefixed();
    return plain;
  }

  private void closePrefixed() throws SQLException {
    Prefixed last = prefixed;
    prefixed = null;
    current = plain;
    if (last != null) {
      last.statement().close();
    }
  }

  private ResultSet rows(@Nullable ResultSet results) {
    return TenantResultSet.of(connection, this, results);
  }

  private ResultSet query(Statement statement, String sql) throws SQLException {
    return TenantResultSet.learned(connection, statement.executeQuery(sql));
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    last = rows(run(sql, Forms.PLAIN, true, this::query, Prefixed.QUERY));
    return last;
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return run(sql, Forms.PLAIN, true, Statement::executeUpdate, Prefixed.UPDATE);
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return run(
        sql, Forms.keys(keys), true, (s, text) -> s.executeUpdate(text, keys), Prefixed.UPDATE);
  }

  @Override
  public int executeUpdate(String sql, int[] columns) throws SQLException {
    return run(
        sql,
        Forms.keys(columns),
        true,
        (s, text) -> s.executeUpdate(text, columns),
        Prefixed.UPDATE);
  }

  @Override
  public int executeUpdate(String sql, String[] columns) throws SQLException {
    return run(
        sql,
        Forms.keys(columns),
        true,
        (s, text) -> s.executeUpdate(text, columns),
        Prefixed.UPDATE);
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return run(sql, Forms.PLAIN, true, Statement::executeLargeUpdate, Prefixed.LARGE_UPDATE);
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return run(
        sql,
        Forms.keys(keys),
        true,
        (s, text) -> s.executeLargeUpdate(text, keys),
        Prefixed.LARGE_UPDATE);
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    return run(
        sql,
        Forms.keys(columns),
        true,
        (s, text) -> s.executeLargeUpdate(text, columns),
        Prefixed.LARGE_UPDATE);
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    return run(
        sql,
        Forms.keys(columns),
        true,
        (s, text) -> s.executeLargeUpdate(text, columns),
        Prefixed.LARGE_UPDATE);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return run(sql, Forms.PLAIN, false, Statement::execute, Prefixed.ANY);
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return run(sql, Forms.keys(keys), true, (s, text) -> s.execute(text, keys), Prefixed.ANY);
  }

  @Override
  public boolean execute(String sql, int[] columns) throws SQLException {
    return run(sql, Forms.keys(columns), true, (s, text) -> s.execute(text, columns), Prefixed.ANY);
  }

  @Override
  public boolean execute(String sql, String[] columns) throws SQLException {
    return run(sql, Forms.keys(columns), true, (s, text) -> s.execute(text, columns), Prefixed.ANY);
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    Plan plan = connection.plan(sql);
    plain.addBatch(plan.sql());
    batch.add(plan);
  }

  @Override
  public void clearBatch() throws SQLException {
    batch.clear();
    plain.clearBatch();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return batch(Statement::executeBatch);
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return batch(Statement::executeLargeBatch);
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    return plain.getLargeMaxRows();
  }

  private interface Batch<T> {
    T run(Statement statement) throws SQLException;
  }

  private <T> T batch(Batch<T> run) throws SQLException {
    checkOpen();
    try {
      admitBatch();
      return binder.bound(() -> run.run(usePlain()));
    } finally {
      batch.forEach(binder::ran);
      batch.clear();
    }
  }

  private void admitBatch() throws SQLException {
    try {
      for (Plan plan : batch) {
        binder.admit(plan);
      }
    } catch (SQLException | RuntimeException e) {
      plain.clearBatch();
      throw e;
    }
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return TenantResultSet.again(last, rows(current.getResultSet()));
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return current.getMoreResults();
  }

  @Override
  public boolean getMoreResults(int what) throws SQLException {
    return current.getMoreResults(what);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    ResultSet keys = prefixed == null ? null : prefixed.keys();
    return rows(keys != null ? keys : current.getGeneratedKeys());
  }

  @Override
  public Connection getConnection() throws SQLException {
    current.getConnection();
    return connection;
  }

  @Override
  public void cancel() throws SQLException {
    current.cancel();
  }

  @Override
  public void close() throws SQLException {
    try {
      closePrefixed();
    } finally {
      plain.close();
    }
  }

  @Override
  public boolean isClosed() throws SQLException {
    return plain.isClosed() || current.isClosed();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Views.unwrap(connection, this, current, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Views.wraps(connection, this, current, type);
  }
}
