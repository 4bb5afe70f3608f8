package io.insula.jdbc.internal.delegate;

/** Passes every call of a {@link java.sql.Array} on, except what is behaviour. */
@SuppressWarnings({"deprecation", "InconsistentOverloads"})
public abstract class DelegatingArray implements java.sql.Array {
  /** Where the calls go now. */
  protected abstract java.sql.Array delegate() throws java.sql.SQLException;

  /** What the user gets for a result of the driver. */
  protected abstract java.sql.ResultSet wrap(java.sql.ResultSet results);

  @Override
  public void free() throws java.sql.SQLException {
    delegate().free();
  }

  @Override
  public java.lang.Object getArray() throws java.sql.SQLException {
    return delegate().getArray();
  }

  @Override
  public java.lang.Object getArray(java.util.Map<java.lang.String, java.lang.Class<?>> a)
      throws java.sql.SQLException {
    return delegate().getArray(a);
  }

  @Override
  public java.lang.Object getArray(long a, int b) throws java.sql.SQLException {
    return delegate().getArray(a, b);
  }

  @Override
  public java.lang.Object getArray(
      long a, int b, java.util.Map<java.lang.String, java.lang.Class<?>> c)
      throws java.sql.SQLException {
    return delegate().getArray(a, b, c);
  }

  @Override
  public int getBaseType() throws java.sql.SQLException {
    return delegate().getBaseType();
  }

  @Override
  public java.lang.String getBaseTypeName() throws java.sql.SQLException {
    return delegate().getBaseTypeName();
  }

  @Override
  public java.sql.ResultSet getResultSet() throws java.sql.SQLException {
    return wrap(delegate().getResultSet());
  }

  @Override
  public java.sql.ResultSet getResultSet(java.util.Map<java.lang.String, java.lang.Class<?>> a)
      throws java.sql.SQLException {
    return wrap(delegate().getResultSet(a));
  }

  @Override
  public java.sql.ResultSet getResultSet(long a, int b) throws java.sql.SQLException {
    return wrap(delegate().getResultSet(a, b));
  }

  @Override
  public java.sql.ResultSet getResultSet(
      long a, int b, java.util.Map<java.lang.String, java.lang.Class<?>> c)
      throws java.sql.SQLException {
    return wrap(delegate().getResultSet(a, b, c));
  }
}
