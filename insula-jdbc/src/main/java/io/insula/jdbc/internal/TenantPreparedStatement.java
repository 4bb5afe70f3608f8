package io.insula.jdbc.internal;

import io.insula.jdbc.internal.Binder.Route;
import io.insula.jdbc.internal.Prefixed.Outcome;
import io.insula.jdbc.internal.delegate.DelegatingPreparedStatement;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.Session.Transaction;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A statement with parameters. It has two forms, as it is and behind the binding query, each
 * prepared when it is first needed. Parameters are set on the form in use, and remembered for the
 * other one.
 */
final class TenantPreparedStatement extends DelegatingPreparedStatement {
  private final TenantConnection connection;
  private final Binder binder;
  private final Plan plan;
  private final PreparedForms forms;
  private final boolean prefixable;
  private @Nullable ResultSet last;

  TenantPreparedStatement(TenantConnection connection, Plan plan, Forms asked) throws SQLException {
    this.connection = connection;
    this.binder = connection.binder();
    this.plan = plan;
    this.prefixable = asked.prefixable(plan);
    this.forms = new PreparedForms(connection, plan, asked, prefixable && binder.mustBind(plan));
  }

  /** A call of the driver's. */
  private interface Run<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  @Override
  protected PreparedStatement delegate() {
    return forms.current();
  }

  @Override
  protected void configure(Setting setting) throws SQLException {
    forms.configure(setting);
  }

  @Override
  protected void parameter(int index, Parameter parameter) throws SQLException {
    forms.parameter(index, parameter);
  }

  @Override
  protected Object bare(Object value) throws SQLException {
    return Values.bare(connection, value);
  }

  @Override
  protected void largeObject(String call) throws SQLException {
    connection.refuseLargeObject(call);
  }

  private <T> T run(boolean single, Run<T> run, Outcome<T> outcome) throws SQLException {
    connection.delegate();
    boolean prefix = prefixable && (!single || plan.single()) && !forms.cursor();
    PreparedStatement before = forms.current();
    Route route = binder.route(plan, prefix);
    try {
      return switch (route) {
        case PREFIXED -> prefixed(outcome);
        case PLAIN -> run.on(forms.plain());
        case EXPLICIT -> forms.withoutCursor(() -> binder.bound(() -> run.on(forms.plain())));
      };
    } catch (SQLException e) {
      throw connection.explain(e, plan);
    } finally {
      binder.ran(plan);
      forms.closeRows(before);
    }
  }

  private <T> T prefixed(Outcome<T> outcome) throws SQLException {
    Binding binding = binder.binding();
    Prefixed form = forms.prefixed(binding);
    boolean rows;
    try {
      rows = form.run(binding);
    } catch (SQLException e) {
      binder.unbound();
      rows = again(form, binding, e);
    }
    binder.prefixed();
    return outcome.read(form.statement(), rows, connection.session());
  }

  /** What the driver does by itself for a single statement: sends it anew if that heals. */
  private boolean again(Prefixed form, Binding binding, SQLException failure) throws SQLException {
    if (connection.session().transaction() == Transaction.NONE
        && connection.session().healsOnRetry(failure)) {
      return form.run(binding);
    }
    throw failure;
  }

  private ResultSet rows(@Nullable ResultSet results) {
    return TenantResultSet.of(connection, this, results);
  }

  private ResultSet query(PreparedStatement statement) throws SQLException {
    return TenantResultSet.learned(connection, statement.executeQuery());
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    last = rows(run(true, this::query, Prefixed.QUERY));
    return last;
  }

  @Override
  public int executeUpdate() throws SQLException {
    return run(true, PreparedStatement::executeUpdate, Prefixed.UPDATE);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return run(true, PreparedStatement::executeLargeUpdate, Prefixed.LARGE_UPDATE);
  }

  @Override
  public boolean execute() throws SQLException {
    return run(false, PreparedStatement::execute, Prefixed.ANY);
  }

  @Override
  public void addBatch() throws SQLException {
    forms.plain().addBatch();
  }

  @Override
  public void clearBatch() throws SQLException {
    forms.current().clearBatch();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return batch(PreparedStatement::executeBatch);
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return batch(PreparedStatement::executeLargeBatch);
  }

  private <T> T batch(Run<T> run) throws SQLException {
    connection.delegate();
    admitBatch();
    try {
      return binder.bound(() -> run.on(forms.plain()));
    } finally {
      binder.ran(plan);
    }
  }

  private void admitBatch() throws SQLException {
    try {
      binder.admit(plan);
    } catch (SQLException | RuntimeException e) {
      forms.plain().clearBatch();
      throw e;
    }
  }

  @Override
  public void clearParameters() throws SQLException {
    forms.clearParameters();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    ResultSet results = forms.open().getResultSet();
    if (results != null && !results.isClosed()) {
      return results.getMetaData();
    }
    return describe(PreparedStatement::getMetaData);
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return describe(PreparedStatement::getParameterMetaData);
  }

  /** Descriptions read no rows, but in schema isolation names are the tenant's own. */
  private <T> T describe(Run<T> run) throws SQLException {
    binder.intercept(plan);
    if (connection.schemaIsolation()) {
      return binder.bound(() -> run.on(forms.plain()));
    }
    return run.on(forms.plain());
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return TenantResultSet.again(last, rows(forms.open().getResultSet()));
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return forms.current().getMoreResults();
  }

  @Override
  public boolean getMoreResults(int what) throws SQLException {
    return forms.current().getMoreResults(what);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    ResultSet keys = forms.keys();
    return rows(keys != null ? keys : forms.current().getGeneratedKeys());
  }

  @Override
  public Connection getConnection() throws SQLException {
    forms.current().getConnection();
    return connection;
  }

  @Override
  public String toString() {
    return forms.toString();
  }

  @Override
  public void cancel() throws SQLException {
    forms.current().cancel();
  }

  @Override
  public void close() throws SQLException {
    forms.close();
  }

  @Override
  public boolean isClosed() throws SQLException {
    return forms.current().isClosed();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Views.unwrap(connection, this, forms.current(), type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Views.wraps(connection, this, forms.current(), type);
  }

  /** A text has no place on a prepared statement; the driver says so. */
  private PreparedStatement text() throws SQLException {
    connection.delegate();
    binder.checkTenant();
    return forms.plain();
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return text().executeQuery(sql);
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return text().executeUpdate(sql);
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return text().executeUpdate(sql, keys);
  }

  @Override
  public int executeUpdate(String sql, int[] columns) throws SQLException {
    return text().executeUpdate(sql, columns);
  }

  @Override
  public int executeUpdate(String sql, String[] columns) throws SQLException {
    return text().executeUpdate(sql, columns);
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return text().executeLargeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return text().executeLargeUpdate(sql, keys);
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    return text().executeLargeUpdate(sql, columns);
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    return text().executeLargeUpdate(sql, columns);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return text().execute(sql);
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return text().execute(sql, keys);
  }

  @Override
  public boolean execute(String sql, int[] columns) throws SQLException {
    return text().execute(sql, columns);
  }

  @Override
  public boolean execute(String sql, String[] columns) throws SQLException {
    return text().execute(sql, columns);
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    text().addBatch(sql);
  }
}
