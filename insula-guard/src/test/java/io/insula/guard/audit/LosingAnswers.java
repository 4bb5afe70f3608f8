package io.insula.guard.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection that commits, and loses the answer; once. */
final class LosingAnswers {
  private LosingAnswers() {}

  static Connection of(Connection connection, AtomicBoolean lose) {
    return (Connection)
        Proxy.newProxyInstance(
            LosingAnswers.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connection, arguments);
                if (method.getName().equals("commit") && lose.getAndSet(false)) {
                  throw new SQLException("The connection broke", "08006");
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
