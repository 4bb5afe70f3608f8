package io.insula.jdbc;

import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.TenantUnavailableException;
import io.insula.jdbc.internal.Pools;
import io.insula.jdbc.internal.TenantConnections;
import io.insula.jdbc.spi.Dialect;
import io.insula.spi.TenantDirectory;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Clock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one way to data: gives connections that belong to the tenant of the current {@link
 * TenantContext}, whatever its isolation.
 *
 * <p>A connection is the tenant's whose scope it was taken in, and fails under another one's.
 * Without a scope there is a connection that shows metadata and refuses statements. Everything else
 * is as with the bare driver. Thread-safe. Closing it closes its pools.
 */
public final class TenantDataSource implements DataSource, AutoCloseable {
  private final TenantDirectory directory;
  private final Clock clock;
  private final Pools pools;

  /**
   * @param directory who the tenants are
   * @param dialect what the database speaks
   * @param settings everything else
   * @param clock what expiry is measured by
   */
  public TenantDataSource(
      TenantDirectory directory, Dialect dialect, DataSourceSettings settings, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    this.pools = new Pools(directory, dialect, settings, clock);
  }

  /**
   * A connection of the current tenant.
   *
   * @throws io.insula.UnknownTenantException if there is no such tenant
   * @throws TenantUnavailableException if its status does not admit work
   * @throws io.insula.CatalogUnavailableException if nothing trustworthy is known of it
   */
  @Override
  public Connection getConnection() throws SQLException {
    TenantId id = TenantContext.currentOrNull();
    if (id == null) {
      return TenantConnections.withoutTenant(pools);
    }
    Tenant tenant = directory.tenant(id);
    checkAdmitted(tenant);
    return TenantConnections.open(pools, tenant);
  }

  private void checkAdmitted(Tenant tenant) {
    if (!tenant.status().admitsWork()) {
      throw new TenantUnavailableException(tenant.id(), tenant.status());
    }
    if (tenant.expires() != null && !tenant.admitsWork(clock.instant())) {
      throw new TenantUnavailableException(tenant.id(), TenantStatus.INACTIVE);
    }
  }

  /**
   * Not supported: the login follows from the tenant's placement.
   *
   * @throws SQLFeatureNotSupportedException always
   */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "The login follows from the tenant's placement; call getConnection() in the tenant's"
            + " scope.");
  }

  /**
   * Forgets what was learned of the tables, such as their unique keys: call it after a migration.
   */
  public void forgetTables() {
    pools.forgetTables();
  }

  /** How many pools are open. */
  public int openPools() {
    return pools.size();
  }

  @Override
  public void close() {
    pools.close();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("Logging goes to slf4j");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("Set PoolSettings.patience instead");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("Logging goes to slf4j");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("A TenantDataSource does not give out a " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
