package io.insula.jdbc.internal.delegate;

/** Passes every call of a {@link java.sql.Statement} on, except what is behaviour. */
@SuppressWarnings({"deprecation", "InconsistentOverloads"})
public abstract class DelegatingStatement implements java.sql.Statement {
  /** Where the calls go now. */
  protected abstract java.sql.Statement delegate() throws java.sql.SQLException;

  /** Applies a setting to every form of this statement. */
  protected abstract void configure(Setting setting) throws java.sql.SQLException;

  /** A setting of a statement. */
  @FunctionalInterface
  public interface Setting {
    void apply(java.sql.Statement statement) throws java.sql.SQLException;
  }

  @Override
  public void clearWarnings() throws java.sql.SQLException {
    delegate().clearWarnings();
  }

  @Override
  public void closeOnCompletion() throws java.sql.SQLException {
    configure(s -> s.closeOnCompletion());
  }

  @Override
  public java.lang.String enquoteIdentifier(java.lang.String a, boolean b)
      throws java.sql.SQLException {
    return delegate().enquoteIdentifier(a, b);
  }

  @Override
  public java.lang.String enquoteLiteral(java.lang.String a) throws java.sql.SQLException {
    return delegate().enquoteLiteral(a);
  }

  @Override
  public java.lang.String enquoteNCharLiteral(java.lang.String a) throws java.sql.SQLException {
    return delegate().enquoteNCharLiteral(a);
  }

  @Override
  public int getFetchDirection() throws java.sql.SQLException {
    return delegate().getFetchDirection();
  }

  @Override
  public int getFetchSize() throws java.sql.SQLException {
    return delegate().getFetchSize();
  }

  @Override
  public long getLargeMaxRows() throws java.sql.SQLException {
    return delegate().getLargeMaxRows();
  }

  @Override
  public long getLargeUpdateCount() throws java.sql.SQLException {
    return delegate().getLargeUpdateCount();
  }

  @Override
  public int getMaxFieldSize() throws java.sql.SQLException {
    return delegate().getMaxFieldSize();
  }

  @Override
  public int getMaxRows() throws java.sql.SQLException {
    return delegate().getMaxRows();
  }

  @Override
  public int getQueryTimeout() throws java.sql.SQLException {
    return delegate().getQueryTimeout();
  }

  @Override
  public int getResultSetConcurrency() throws java.sql.SQLException {
    return delegate().getResultSetConcurrency();
  }

  @Override
  public int getResultSetHoldability() throws java.sql.SQLException {
    return delegate().getResultSetHoldability();
  }

  @Override
  public int getResultSetType() throws java.sql.SQLException {
    return delegate().getResultSetType();
  }

  @Override
  public int getUpdateCount() throws java.sql.SQLException {
    return delegate().getUpdateCount();
  }

  @Override
  public java.sql.SQLWarning getWarnings() throws java.sql.SQLException {
    return delegate().getWarnings();
  }

  @Override
  public boolean isCloseOnCompletion() throws java.sql.SQLException {
    return delegate().isCloseOnCompletion();
  }

  @Override
  public boolean isPoolable() throws java.sql.SQLException {
    return delegate().isPoolable();
  }

  @Override
  public boolean isSimpleIdentifier(java.lang.String a) throws java.sql.SQLException {
    return delegate().isSimpleIdentifier(a);
  }

  @Override
  public void setCursorName(java.lang.String a) throws java.sql.SQLException {
    configure(s -> s.setCursorName(a));
  }

  @Override
  public void setEscapeProcessing(boolean a) throws java.sql.SQLException {
    configure(s -> s.setEscapeProcessing(a));
  }

  @Override
  public void setFetchDirection(int a) throws java.sql.SQLException {
    configure(s -> s.setFetchDirection(a));
  }

  @Override
  public void setFetchSize(int a) throws java.sql.SQLException {
    configure(s -> s.setFetchSize(a));
  }

  @Override
  public void setLargeMaxRows(long a) throws java.sql.SQLException {
    configure(s -> s.setLargeMaxRows(a));
  }

  @Override
  public void setMaxFieldSize(int a) throws java.sql.SQLException {
    configure(s -> s.setMaxFieldSize(a));
  }

  @Override
  public void setMaxRows(int a) throws java.sql.SQLException {
    configure(s -> s.setMaxRows(a));
  }

  @Override
  public void setPoolable(boolean a) throws java.sql.SQLException {
    configure(s -> s.setPoolable(a));
  }

  @Override
  public void setQueryTimeout(int a) throws java.sql.SQLException {
    configure(s -> s.setQueryTimeout(a));
  }
}
