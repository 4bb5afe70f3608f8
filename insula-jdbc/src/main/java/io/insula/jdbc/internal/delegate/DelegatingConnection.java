package io.insula.jdbc.internal.delegate;

/** Passes every call of a {@link java.sql.Connection} on, except what is behaviour. */
@SuppressWarnings({"deprecation", "InconsistentOverloads"})
public abstract class DelegatingConnection implements java.sql.Connection {
  /** Where the calls go now. */
  protected abstract java.sql.Connection delegate() throws java.sql.SQLException;

  /** What the user gets for an array of the driver. */
  protected abstract java.sql.Array wrap(java.sql.Array array);

  @Override
  public void beginRequest() throws java.sql.SQLException {
    delegate().beginRequest();
  }

  @Override
  public void clearWarnings() throws java.sql.SQLException {
    delegate().clearWarnings();
  }

  @Override
  public java.sql.Array createArrayOf(java.lang.String a, java.lang.Object[] b)
      throws java.sql.SQLException {
    return wrap(delegate().createArrayOf(a, b));
  }

  @Override
  public java.sql.SQLXML createSQLXML() throws java.sql.SQLException {
    return delegate().createSQLXML();
  }

  @Override
  public java.sql.Struct createStruct(java.lang.String a, java.lang.Object[] b)
      throws java.sql.SQLException {
    return delegate().createStruct(a, b);
  }

  @Override
  public void endRequest() throws java.sql.SQLException {
    delegate().endRequest();
  }

  @Override
  public boolean getAutoCommit() throws java.sql.SQLException {
    return delegate().getAutoCommit();
  }

  @Override
  public java.lang.String getCatalog() throws java.sql.SQLException {
    return delegate().getCatalog();
  }

  @Override
  public java.lang.String getClientInfo(java.lang.String a) throws java.sql.SQLException {
    return delegate().getClientInfo(a);
  }

  @Override
  public java.util.Properties getClientInfo() throws java.sql.SQLException {
    return delegate().getClientInfo();
  }

  @Override
  public int getHoldability() throws java.sql.SQLException {
    return delegate().getHoldability();
  }

  @Override
  public int getNetworkTimeout() throws java.sql.SQLException {
    return delegate().getNetworkTimeout();
  }

  @Override
  public int getTransactionIsolation() throws java.sql.SQLException {
    return delegate().getTransactionIsolation();
  }

  @Override
  public java.util.Map<java.lang.String, java.lang.Class<?>> getTypeMap()
      throws java.sql.SQLException {
    return delegate().getTypeMap();
  }

  @Override
  public java.sql.SQLWarning getWarnings() throws java.sql.SQLException {
    return delegate().getWarnings();
  }

  @Override
  public boolean isReadOnly() throws java.sql.SQLException {
    return delegate().isReadOnly();
  }

  @Override
  public java.lang.String nativeSQL(java.lang.String a) throws java.sql.SQLException {
    return delegate().nativeSQL(a);
  }

  @Override
  public void setHoldability(int a) throws java.sql.SQLException {
    delegate().setHoldability(a);
  }

  @Override
  public void setNetworkTimeout(java.util.concurrent.Executor a, int b)
      throws java.sql.SQLException {
    delegate().setNetworkTimeout(a, b);
  }

  @Override
  public void setReadOnly(boolean a) throws java.sql.SQLException {
    delegate().setReadOnly(a);
  }

  @Override
  public void setShardingKey(java.sql.ShardingKey a) throws java.sql.SQLException {
    delegate().setShardingKey(a);
  }

  @Override
  public void setShardingKey(java.sql.ShardingKey a, java.sql.ShardingKey b)
      throws java.sql.SQLException {
    delegate().setShardingKey(a, b);
  }

  @Override
  public boolean setShardingKeyIfValid(java.sql.ShardingKey a, int b) throws java.sql.SQLException {
    return delegate().setShardingKeyIfValid(a, b);
  }

  @Override
  public boolean setShardingKeyIfValid(java.sql.ShardingKey a, java.sql.ShardingKey b, int c)
      throws java.sql.SQLException {
    return delegate().setShardingKeyIfValid(a, b, c);
  }

  @Override
  public void setTransactionIsolation(int a) throws java.sql.SQLException {
    delegate().setTransactionIsolation(a);
  }

  @Override
  public void setTypeMap(java.util.Map<java.lang.String, java.lang.Class<?>> a)
      throws java.sql.SQLException {
    delegate().setTypeMap(a);
  }
}
