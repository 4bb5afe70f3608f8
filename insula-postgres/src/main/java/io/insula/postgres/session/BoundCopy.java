package io.insula.postgres.session;

import io.insula.jdbc.spi.Guard.Hold;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;

/** A running COPY that ends the transaction which was opened for it. */
final class BoundCopy {
  private BoundCopy() {}

  static CopyIn in(CopyIn copy, Hold hold) {
    return view(CopyIn.class, copy, hold);
  }

  static CopyOut out(CopyOut copy, Hold hold) {
    return view(CopyOut.class, copy, hold);
  }

  private static <T extends CopyOperation> T view(Class<T> type, T copy, Hold hold) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(copy, hold, method, arguments)));
  }

  @SuppressWarnings("NullAway") // Proxies pass the driver's own nulls on.
  private static @Nullable Object call(
      CopyOperation copy, Hold hold, Method method, Object[] arguments) throws Throwable {
    Object result;
    try {
      result = method.invoke(copy, arguments);
    } catch (InvocationTargetException e) {
      hold.failed(e.getCause());
      throw e.getCause();
    }
    if (method.getName().equals("cancelCopy")) {
      hold.failed(new SQLException("The copy was cancelled"));
    } else if (!method.getName().equals("isActive") && !copy.isActive()) {
      hold.done();
    }
    return result;
  }
}
