package io.insula.jdbc.internal;

import io.insula.jdbc.internal.delegate.DelegatingCallableStatement;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A call of a function or procedure: always bound explicitly, then left to the driver. */
final class TenantCallableStatement extends DelegatingCallableStatement {
  private final TenantConnection connection;
  private final Binder binder;
  private final Plan plan;
  private final CallableStatement delegate;

  TenantCallableStatement(TenantConnection connection, Plan plan, CallableStatement delegate) {
    this.connection = connection;
    this.binder = connection.binder();
    this.plan = plan;
    this.delegate = delegate;
  }

  @Override
  protected CallableStatement delegate() {
    return delegate;
  }

  @Override
  protected void configure(Setting setting) throws SQLException {
    setting.apply(delegate);
  }

  @Override
  protected void parameter(int index, Parameter parameter) throws SQLException {
    parameter.apply(delegate, index);
  }

  @Override
  protected Object bare(Object value) throws SQLException {
    return Values.bare(connection, value);
  }

  @Override
  protected <T> T wrapValue(T value) throws SQLException {
    return Values.wrap(connection, value);
  }

  @Override
  protected Array wrap(Array array) {
    return TenantArray.of(connection, array);
  }

  @Override
  protected void largeObject(String call) throws SQLException {
    connection.refuseLargeObject(call);
  }

  private <T> T run(Binder.Call<T> call) throws SQLException {
    connection.delegate();
    binder.admit(plan);
    try {
      return binder.bound(call);
    } catch (SQLException e) {
      throw connection.explain(e, plan);
    } finally {
      binder.ran(plan);
    }
  }

  private ResultSet rows(@Nullable ResultSet results) {
    return TenantResultSet.of(connection, this, results);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return rows(run(delegate::executeQuery));
  }

  @Override
  public int executeUpdate() throws SQLException {
    return run(delegate::executeUpdate);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return run(delegate::executeLargeUpdate);
  }

  @Override
  public boolean execute() throws SQLException {
    return run(delegate::execute);
  }

  @Override
  public void addBatch() throws SQLException {
    delegate.addBatch();
  }

  @Override
  public void clearBatch() throws SQLException {
    delegate.clearBatch();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return run(delegate::executeBatch);
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return run(delegate::executeLargeBatch);
  }

  @Override
  public void clearParameters() throws SQLException {
    delegate.clearParameters();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return run(delegate::getMetaData);
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return run(delegate::getParameterMetaData);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return rows(delegate.getResultSet());
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return delegate.getMoreResults();
  }

  @Override
  public boolean getMoreResults(int what) throws SQLException {
    return delegate.getMoreResults(what);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return rows(delegate.getGeneratedKeys());
  }

  @Override
  public Connection getConnection() throws SQLException {
    delegate.getConnection();
    return connection;
  }

  @Override
  public void cancel() throws SQLException {
    delegate.cancel();
  }

  @Override
  public void close() throws SQLException {
    delegate.close();
  }

  @Override
  public boolean isClosed() throws SQLException {
    return delegate.isClosed();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Views.unwrap(connection, this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Views.wraps(connection, this, delegate, type);
  }

  /** A text has no place on a prepared statement; the driver says so. */
  private CallableStatement text() throws SQLException {
    connection.delegate();
    binder.checkTenant();
    return delegate;
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

  @Override
  public Blob getBlob(int index) throws SQLException {
    connection.refuseLargeObject("getBlob");
    return delegate.getBlob(index);
  }

  @Override
  public Blob getBlob(String name) throws SQLException {
    connection.refuseLargeObject("getBlob");
    return delegate.getBlob(name);
  }

  @Override
  public Clob getClob(int index) throws SQLException {
    connection.refuseLargeObject("getClob");
    return delegate.getClob(index);
  }

  @Override
  public Clob getClob(String name) throws SQLException {
    connection.refuseLargeObject("getClob");
    return delegate.getClob(name);
  }
}
