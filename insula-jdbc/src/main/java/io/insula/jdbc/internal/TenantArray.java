package io.insula.jdbc.internal;

import io.insula.jdbc.internal.delegate.DelegatingArray;
import java.sql.Array;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** An array whose result sets lead back to the tenant's connection. */
final class TenantArray extends DelegatingArray {
  private final TenantConnection connection;
  private final Array delegate;

  private TenantArray(TenantConnection connection, Array delegate) {
    this.connection = connection;
    this.delegate = delegate;
  }

  /** Null for null. */
  @SuppressWarnings("NullAway") // JDBC's own nullness
  static Array of(TenantConnection connection, @Nullable Array array) {
    return array == null ? null : new TenantArray(connection, array);
  }

  /** The driver's array, if the value is one of ours. */
  static Object bare(Object value) {
    return value instanceof TenantArray array ? array.delegate : value;
  }

  @Override
  protected Array delegate() {
    return delegate;
  }

  @Override
  protected ResultSet wrap(ResultSet results) {
    return TenantResultSet.of(connection, null, results);
  }

  @Override
  public String toString() {
    return delegate.toString();
  }
}
