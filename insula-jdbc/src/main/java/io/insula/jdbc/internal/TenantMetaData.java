package io.insula.jdbc.internal;

import io.insula.jdbc.internal.delegate.DelegatingDatabaseMetaData;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Metadata that leads back to the tenant's connection. */
final class TenantMetaData extends DelegatingDatabaseMetaData {
  private final TenantConnection connection;
  private final DatabaseMetaData delegate;

  TenantMetaData(TenantConnection connection, DatabaseMetaData delegate) {
    this.connection = connection;
    this.delegate = delegate;
  }

  @Override
  protected DatabaseMetaData delegate() {
    return delegate;
  }

  @Override
  protected ResultSet wrap(ResultSet results) {
    return TenantResultSet.of(connection, null, results);
  }

  @Override
  public Connection getConnection() {
    return connection;
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
