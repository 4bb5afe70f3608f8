package io.insula.jdbc.internal;

import io.insula.Isolation;
import io.insula.NoTenantException;
import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantMismatchException;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.Guard.Hold;
import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Session.Transaction;
import io.insula.jdbc.spi.StatementInterceptor.Interception;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Ties one checkout to its tenant, and knows whether it is tied now. A binding lasts for one
 * transaction; whatever might have ended that one makes us bind again, since binding twice costs
 * little and not at all costs everything.
 */
final class Binder {
  private final Connection connection;
  private final Session session;
  private final @Nullable Tenant tenant;
  private final boolean binds;
  private boolean bound;
  private boolean stained;

  Binder(Connection connection, Session session, @Nullable Tenant tenant) {
    this.connection = connection;
    this.session = session;
    this.tenant = tenant;
    this.binds = tenant != null && tenant.placement().isolation() != Isolation.DATABASE;
  }

  /** How a statement is sent. */
  enum Route {
    /** As it is. */
    PLAIN,
    /** Behind the binding query, in the same round trip. */
    PREFIXED,
    /** As it is, after an explicit binding. */
    EXPLICIT
  }

  Session session() {
    return session;
  }

  /**
   * Asks whether that statement may be sent now.
   *
   * @throws SQLException if an interceptor refuses it
   * @throws NoTenantException if it needs a tenant, and the connection was taken without one
   * @throws TenantMismatchException in the scope of another tenant
   */
  void admit(Plan plan) throws SQLException {
    if (tenant != null || !plan.traits().systemOnly()) {
      checkTenant();
    }
    intercept(plan);
  }

  /** Lets the interceptors have their say before the database hears of that text. */
  void intercept(Plan plan) throws SQLException {
    Interception interception = plan.interception();
    if (interception != null) {
      interception.before(tenant);
    }
  }

  /**
   * How to send that statement now, if it may be sent at all.
   *
   * @param prefixable whether the way it is run allows a prefix
   */
  Route route(Plan plan, boolean prefixable) throws SQLException {
    admit(plan);
    if (!binds || plan.unbound() || isBound()) {
      return Route.PLAIN;
    }
    return prefixable ? Route.PREFIXED : Route.EXPLICIT;
  }

  /** Whether that statement would have to be bound if it were run now. */
  boolean mustBind(Plan plan) {
    return binds && tenant != null && !plan.unbound() && !isBound();
  }

  /**
   * Refuses work of nobody, and of another tenant's scope.
   *
   * @throws NoTenantException if the connection was taken without a tenant
   * @throws TenantMismatchException in the scope of another tenant
   */
  void checkTenant() {
    if (tenant == null) {
      throw new NoTenantException("executing a statement");
    }
    TenantId current = TenantContext.currentOrNull();
    if (current != null && !current.equals(tenant.id())) {
      throw new TenantMismatchException(tenant.id(), current);
    }
  }

  /** Whether nothing has to be done before a statement. A failed transaction cannot be bound. */
  private boolean isBound() {
    Transaction state = session.transaction();
    return state == Transaction.FAILED || (bound && state == Transaction.OPEN);
  }

  /** Whether a cursor would outlive the statement: in a transaction that the user holds. */
  boolean inTransaction() throws SQLException {
    return !connection.getAutoCommit() || session.transaction() != Transaction.NONE;
  }

  /** What ties to the tenant. */
  Binding binding() {
    if (tenant == null) {
      throw new NoTenantException("binding a connection");
    }
    return session.binding(tenant);
  }

  /** A statement was sent behind the binding query, and succeeded. */
  void prefixed() {
    bound = true;
  }

  /** The transaction may be another one now. */
  void unbound() {
    bound = false;
  }

  /** A statement was run: takes note of what its text may have changed. */
  void ran(Plan plan) {
    if (plan.traits().controlsTransaction()) {
      bound = false;
    }
    if (plan.traits().leavesState()) {
      stained = true;
    }
  }

  /** Whether the session may hold something that the next user must not meet. */
  boolean stained() {
    return stained;
  }

  void stain() {
    stained = true;
  }

  /** Binds now, if it is needed; in autocommit, opens a transaction that the hold ends. */
  Hold bind() throws SQLException {
    checkTenant();
    if (!binds || isBound()) {
      return OpenedTransaction.NONE;
    }
    if (inTransaction()) {
      bindNow();
      return OpenedTransaction.NONE;
    }
    OpenedTransaction opened = OpenedTransaction.open(connection, this);
    try {
      bindNow();
      return opened;
    } catch (SQLException e) {
      opened.failed(e);
      throw e;
    }
  }

  private void bindNow() throws SQLException {
    Binding binding = binding();
    try (PreparedStatement statement = connection.prepareStatement(binding.sql())) {
      apply(binding, statement);
      statement.setFetchSize(0);
      statement.execute();
    }
    bound = true;
  }

  static void apply(Binding binding, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < binding.values().size(); i++) {
      statement.setString(i + 1, binding.values().get(i));
    }
  }

  /** Runs the call bound. */
  <T extends @Nullable Object> T bound(Call<T> call) throws SQLException {
    Hold hold = bind();
    T result;
    try {
      result = call.run();
    } catch (SQLException e) {
      end(hold, e);
      throw e;
    } catch (RuntimeException | Error e) {
      hold.failed(e);
      throw e;
    }
    hold.done();
    return result;
  }

  /** The driver may complain of what the server did; then it is done, as in autocommit. */
  private void end(Hold hold, SQLException complaint) throws SQLException {
    if (session.transaction() == Transaction.OPEN) {
      hold.done();
    } else {
      hold.failed(complaint);
    }
  }

  /** A call on the driver. */
  @FunctionalInterface
  interface Call<T extends @Nullable Object> {
    T run() throws SQLException;
  }
}
