package io.insula.fleet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection that can be worked with, but whose transaction belongs to somebody else. */
final class GuardedConnection {
  private static final Set<String> REFUSED = Set.of("commit", "close", "abort");

  private static final List<Class<?>> WRAPPED =
      List.of(
          java.sql.CallableStatement.class,
          java.sql.PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class);

  private final Connection delegate;
  private final Connection proxy;
  private volatile boolean ended;

  GuardedConnection(Connection delegate) {
    this.delegate = delegate;
    this.proxy = (Connection) wrap(Connection.class, delegate);
  }

  Connection proxy() {
    return proxy;
  }

  /** From now on it can't be used. */
  void end() {
    ended = true;
  }

  private Object wrap(Class<?> type, Object target) {
    InvocationHandler handler = (self, method, values) -> invoke(self, target, method, values);
    return Proxy.newProxyInstance(
        GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private @Nullable Object invoke(
      Object self, Object target, Method method, @Nullable Object @Nullable [] values)
      throws Throwable {
    if (method.getName().equals("unwrap") && values != null && isType(values[0], self)) {
      return self;
    }
    if (target == delegate) {
      check(method, values);
    }
    try {
      Object result = method.invoke(target, values);
      return method.getName().equals("unwrap") ? result : guarded(result);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static boolean isType(@Nullable Object type, Object self) {
    return type instanceof Class<?> wanted && wanted.isInstance(self);
  }

  private @Nullable Object guarded(@Nullable Object result) {
    if (result instanceof Connection) {
      return proxy;
    }
    if (result == null || Proxy.isProxyClass(result.getClass())) {
      return result;
    }
    for (Class<?> type : WRAPPED) {
      if (type.isInstance(result)) {
        return wrap(type, result);
      }
    }
    return result;
  }

  private void check(Method method, @Nullable Object @Nullable [] values) throws SQLException {
    String name = method.getName();
    if (ended) {
      throw new SQLException(
          "The connection of a Java migration can't be used when the migration is over", "08003");
    }
    boolean changes =
        name.equals("setAutoCommit")
            && values != null
            && !Boolean.valueOf(delegate.getAutoCommit()).equals(values[0]);
    boolean undoes = name.equals("rollback") && values == null;
    if (REFUSED.contains(name) || changes || undoes) {
      throw new SQLException(
          "A Java migration can't call "
              + name
              + "() on its connection: what it does and its line in the ledger commit together."
              + " Leave the call out; use a savepoint to undo a part",
          "2D000");
    }
  }
}
