package io.insula.jdbc.internal;

import io.insula.jdbc.internal.Binder.Call;
import io.insula.jdbc.internal.delegate.DelegatingResultSet;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Rows that lead back to the tenant's statement; their changes are bound. */
final class TenantResultSet extends DelegatingResultSet {
  private final TenantConnection connection;
  private final @Nullable Statement statement;
  private final ResultSet delegate;

  private TenantResultSet(
      TenantConnection connection, @Nullable Statement statement, ResultSet delegate) {
    this.connection = connection;
    this.statement = statement;
    this.delegate = delegate;
  }

  /**
   * Null for null.
   *
   * @param statement whose rows they are; null if the driver ran a statement of its own
   */
  @SuppressWarnings("NullAway") // JDBC's own nullness
  static ResultSet of(
      TenantConnection connection, @Nullable Statement statement, @Nullable ResultSet results) {
    return results == null ? null : new TenantResultSet(connection, statement, results);
  }

  @Override
  protected ResultSet delegate() {
    return delegate;
  }

  @Override
  protected ResultSet wrap(ResultSet results) {
    return of(connection, null, results);
  }

  @Override
  protected Array wrap(Array array) {
    return TenantArray.of(connection, array);
  }

  @Override
  protected <T> T wrapValue(T value) throws SQLException {
    return Values.wrap(connection, value);
  }

  @Override
  protected Object bare(Object value) {
    return TenantArray.bare(value);
  }

  @Override
  public Statement getStatement() throws SQLException {
    Statement bare = delegate.getStatement();
    if (statement != null || bare == null) {
      return statement != null ? statement : bare;
    }
    return new TenantStatement(connection, bare, false);
  }

  @Override
  public void close() throws SQLException {
    delegate.close();
  }

  @Override
  public void insertRow() throws SQLException {
    bound(delegate::insertRow);
  }

  @Override
  public void updateRow() throws SQLException {
    bound(delegate::updateRow);
  }

  @Override
  public void deleteRow() throws SQLException {
    bound(delegate::deleteRow);
  }

  @Override
  public void refreshRow() throws SQLException {
    bound(delegate::refreshRow);
  }

  private void bound(Change change) throws SQLException {
    Call<Boolean> call =
        () -> {
          change.run();
          return true;
        };
    connection.binder().bound(call);
  }

  private interface Change {
    void run() throws SQLException;
  }

  @Override
  public Blob getBlob(int column) throws SQLException {
    connection.refuseLargeObject("getBlob");
    return delegate.getBlob(column);
  }

  @Override
  public Blob getBlob(String column) throws SQLException {
    connection.refuseLargeObject("getBlob");
    return delegate.getBlob(column);
  }

  @Override
  public Clob getClob(int column) throws SQLException {
    connection.refuseLargeObject("getClob");
    return delegate.getClob(column);
  }

  @Override
  public Clob getClob(String column) throws SQLException {
    connection.refuseLargeObject("getClob");
    return delegate.getClob(column);
  }

  @Override
  public NClob getNClob(int column) throws SQLException {
    return delegate.getNClob(column);
  }

  @Override
  public NClob getNClob(String column) throws SQLException {
    return delegate.getNClob(column);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Views.unwrap(connection, this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Views.wraps(connection, this, delegate, type);
  }
}
