package io.insula.postgres.session;

import io.insula.jdbc.spi.Guard;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGRefCursorResultSet;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.PGStatement;
import org.postgresql.core.BaseConnection;

/** The driver's public interfaces, without what leads out of the tenant's binding. */
final class PostgresViews {
  private PostgresViews() {}

  static @Nullable Object of(Class<?> type, Object object, Guard guard) {
    if (type == PGConnection.class) {
      return view(type, new ConnectionView((BaseConnection) object, guard));
    }
    if (type == PGStatement.class
        || type == PGRefCursorResultSet.class
        || type == PGResultSetMetaData.class) {
      return view(type, (proxy, method, arguments) -> call(object, method, arguments));
    }
    return null;
  }

  private static Object view(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  @SuppressWarnings("NullAway") // Proxies pass the driver's own nulls on.
  private static Object call(Object object, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private record ConnectionView(BaseConnection connection, Guard guard)
      implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return switch (method.getName()) {
        case "getCopyAPI" -> new BoundCopyManager(connection, guard);
        case "getLargeObjectAPI" -> largeObjects(method, arguments);
        case "getReplicationAPI", "getFastpathAPI", "alterUserPassword" ->
            throw refused(method.getName(), "it would not be tied to the tenant");
        case "createArrayOf" -> guard.wrap((Array) call(connection, method, arguments));
        default -> setting(method, arguments);
      };
    }

    private Object setting(Method method, Object[] arguments) throws Throwable {
      if (method.getName().startsWith("set") || method.getName().startsWith("add")) {
        guard.stain();
      }
      return call(connection, method, arguments);
    }

    private Object largeObjects(Method method, Object[] arguments) throws Throwable {
      if (guard.largeObjects()) {
        return call(connection, method, arguments);
      }
      throw refused(
          method.getName(),
          "large objects belong to the whole database and cannot be kept apart by tenant. Use a"
              + " bytea column, or give the tenant a database of its own");
    }

    private static SQLException refused(String name, String reason) {
      return new SQLFeatureNotSupportedException(name + " is refused: " + reason + ".", "0A000");
    }
  }
}
