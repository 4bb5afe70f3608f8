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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that lead back to the tenant's statement; their changes are bound. */
final class TenantResultSet extends DelegatingResultSet {
  private static final Logger LOG = LoggerFactory.getLogger(TenantResultSet.class);

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

  /**
   * Lets the driver look up the keys of rows that can be changed while names are the tenant's own:
   * later, outside a transaction, it would find those of another schema.
   */
  static ResultSet learned(TenantConnection connection, ResultSet rows) throws SQLException {
    if (connection.schemaIsolation() && rows.getConcurrency() == ResultSet.CONCUR_UPDATABLE) {
      try {
        rows.moveToInsertRow();
        rows.moveToCurrentRow();
      } catch (SQLException e) {
        LOG.trace("These rows cannot be changed; the driver says so when somebody tries", e);
      }
    }
    return rows;
  }

  /** The rows that the user has already, if they are the same as the statement's current ones. */
  @SuppressWarnings({"NullAway", "ReferenceEquality"}) // JDBC's own nullness; the very same rows
  static ResultSet again(@Nullable ResultSet had, @Nullable ResultSet now) throws SQLException {
    if (had instanceof TenantResultSet known && now instanceof TenantResultSet current) {
      ResultSet same = current.delegate.unwrap(ResultSet.class);
      return known.delegate.unwrap(ResultSet.class) == same ? had : now;
    }
    return now;
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
