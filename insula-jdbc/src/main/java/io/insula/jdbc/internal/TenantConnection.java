package io.insula.jdbc.internal;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.jdbc.internal.delegate.DelegatingConnection;
import io.insula.jdbc.spi.Guard;
import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Session.Complaint;
import io.insula.jdbc.spi.Session.Transaction;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a user of the DataSource holds: a pooled connection that belongs to one tenant. */
final class TenantConnection extends DelegatingConnection implements Guard {
  private static final String NOT_SUPPORTED = "0A000";

  private final Connection delegate;
  private final Pool pool;
  private final Placement placement;
  private final Binder binder;
  private boolean closed;

  private TenantConnection(
      Connection delegate, Pool pool, Placement placement, @Nullable Tenant tenant)
      throws SQLException {
    this.delegate = delegate;
    this.pool = pool;
    this.placement = placement;
    this.binder = new Binder(delegate, pool.session(delegate), tenant);
  }

  /** Takes a connection of the place's pool. */
  static TenantConnection open(Pools pools, Placement placement, @Nullable Tenant tenant)
      throws SQLException {
    Pool pool = pools.enter(placement);
    try {
      return new TenantConnection(pool.connection(), pool, placement, tenant);
    } catch (SQLException | RuntimeException e) {
      pool.leave();
      throw e;
    }
  }

  Binder binder() {
    return binder;
  }

  Session session() {
    return binder.session();
  }

  /** The plan for that text. */
  Plan plan(String sql) throws SQLException {
    return placement.isolation() == Isolation.ROW
        ? pool.plans().rewritten(sql, session())
        : pool.plans().plain(sql);
  }

  boolean schemaIsolation() {
    return placement.isolation() == Isolation.SCHEMA;
  }

  @Override
  protected Connection delegate() throws SQLException {
    if (closed) {
      throw session().complaint(Complaint.CONNECTION_CLOSED);
    }
    return delegate;
  }

  @Override
  public Statement createStatement() throws SQLException {
    return new TenantStatement(this, delegate().createStatement(), true);
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return new TenantStatement(
        this, delegate().createStatement(type, concurrency), Forms.forward(type, concurrency));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return new TenantStatement(
        this,
        delegate().createStatement(type, concurrency, holdability),
        Forms.forward(type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return new TenantPreparedStatement(this, plan(sql), Forms.PLAIN);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return new TenantPreparedStatement(this, plan(sql), Forms.of(type, concurrency));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return new TenantPreparedStatement(this, plan(sql), Forms.of(type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
    return new TenantPreparedStatement(this, plan(sql), Forms.keys(keys));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return new TenantPreparedStatement(this, plan(sql), Forms.keys(columns));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    return new TenantPreparedStatement(this, plan(sql), Forms.keys(columns));
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    Plan plan = plan(sql);
    return new TenantCallableStatement(this, plan, delegate().prepareCall(plan.sql()));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    Plan plan = plan(sql);
    return new TenantCallableStatement(
        this, plan, delegate().prepareCall(plan.sql(), type, concurrency));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    Plan plan = plan(sql);
    return new TenantCallableStatement(
        this, plan, delegate().prepareCall(plan.sql(), type, concurrency, holdability));
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    delegate().setAutoCommit(autoCommit);
    binder.unbound();
  }

  @Override
  public void commit() throws SQLException {
    binder.unbound();
    delegate().commit();
  }

  @Override
  public void rollback() throws SQLException {
    binder.unbound();
    delegate().rollback();
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    binder.unbound();
    delegate().rollback(savepoint);
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    bindForSavepoint();
    return delegate.setSavepoint();
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    bindForSavepoint();
    return delegate.setSavepoint(name);
  }

  /** So that a rollback to the savepoint does not take the binding with it. */
  private void bindForSavepoint() throws SQLException {
    if (!delegate().getAutoCommit()) {
      binder.bind().done();
    }
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    delegate().releaseSavepoint(savepoint);
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    return new TenantMetaData(this, delegate().getMetaData());
  }

  @Override
  public String getSchema() throws SQLException {
    Connection open = delegate();
    return binds() ? placement.schema() : open.getSchema();
  }

  @Override
  public void setSchema(String schema) throws SQLException {
    if (!binds()) {
      binder.stain();
      delegate().setSchema(schema);
    } else if (!placement.schema().equals(schema)) {
      throw new SQLFeatureNotSupportedException(
          "The schema of this connection is \""
              + placement.schema()
              + "\", as its tenant's placement says. Qualify the name of a shared table with its"
              + " schema; for another tenant, open its scope and take a new connection.",
          NOT_SUPPORTED);
    }
  }

  /** Stains the session if the failure says that it is broken. */
  SQLException explain(SQLException failure, Plan plan) {
    String state = failure.getSQLState();
    if (state != null && (state.startsWith("08") || state.startsWith("57P"))) {
      binder.stain();
    }
    return session().explain(failure, plan.traits());
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    checkOpenForInfo();
    delegate.setClientInfo(name, value);
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    checkOpenForInfo();
    delegate.setClientInfo(properties);
  }

  private void checkOpenForInfo() throws SQLClientInfoException {
    if (closed) {
      SQLException complaint = session().complaint(Complaint.CONNECTION_CLOSED);
      throw new SQLClientInfoException(complaint.getMessage(), Map.of(), complaint);
    }
  }

  @Override
  public void setCatalog(String catalog) throws SQLException {
    delegate().setCatalog(catalog);
  }

  private boolean binds() {
    return placement.isolation() != Isolation.DATABASE;
  }

  @Override
  public Blob createBlob() throws SQLException {
    refuseLargeObject("createBlob");
    return delegate().createBlob();
  }

  @Override
  public Clob createClob() throws SQLException {
    refuseLargeObject("createClob");
    return delegate().createClob();
  }

  @Override
  public NClob createNClob() throws SQLException {
    return delegate().createNClob();
  }

  /** Refuses large objects unless the database is the tenant's own. */
  void refuseLargeObject(String call) throws SQLException {
    if (!largeObjects()) {
      throw new SQLFeatureNotSupportedException(
          call
              + " works on large objects, which belong to the whole database and cannot be kept"
              + " apart by tenant. Use a bytea or text column (setBytes, setBinaryStream,"
              + " setString), or give the tenant a database of its own.",
          NOT_SUPPORTED);
    }
  }

  @Override
  public boolean largeObjects() {
    return !binds();
  }

  @Override
  public Hold bind(String sql) throws SQLException {
    binder.admit(pool.plans().plain(sql));
    return binder.bind();
  }

  @Override
  public void stain() {
    binder.stain();
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    binder.stain();
    super.setHoldability(holdability);
  }

  @Override
  public Array wrap(Array array) {
    return TenantArray.of(this, array);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Views.unwrap(this, this, delegate(), type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Views.wraps(this, this, delegate(), type);
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    delegate.abort(executor);
  }

  @Override
  public boolean isClosed() throws SQLException {
    return closed || delegate.isClosed() || session().connection().isClosed();
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (fit()) {
        delegate.close();
      } else {
        pool.evict(delegate);
      }
    } finally {
      pool.leave();
    }
  }

  /** Whether the next user may get this physical connection. Ends a transaction that is open. */
  private boolean fit() throws SQLException {
    Connection bare = session().connection();
    if (bare.isClosed()) {
      return false;
    }
    if (session().transaction() == Transaction.NONE) {
      return !binder.stained();
    }
    if (!delegate.getAutoCommit()) {
      delegate.rollback();
      return !binder.stained();
    }
    // It was begun by a text, so the pool and the driver know nothing of it.
    try (Statement statement = bare.createStatement()) {
      statement.execute("rollback");
    }
    return false;
  }

  @Override
  public boolean isValid(int timeout) throws SQLException {
    return !closed && delegate.isValid(timeout);
  }
}
