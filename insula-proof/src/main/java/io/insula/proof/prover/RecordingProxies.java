package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** JDBC objects that tell what is run on them, and otherwise do what the real ones do. */
final class RecordingProxies {
  private RecordingProxies() {}

  static DataSource dataSource(DataSource target, RecordedTexts texts) {
    return proxy(
        DataSource.class,
        target,
        (method, arguments, result) ->
            result instanceof Connection connection ? connection(connection, texts) : result);
  }

  private static Connection connection(Connection target, RecordedTexts texts) {
    TransactionCount transaction = new TransactionCount(target, texts);
    Connection[] self = new Connection[1];
    self[0] =
        proxy(
            Connection.class,
            target,
            (method, arguments, result) -> {
              transaction.called(method.getName());
              if (result instanceof Statement statement) {
                return statement(statement, arguments, texts, transaction, self[0]);
              }
              return result;
            });
    return self[0];
  }

  private static Statement statement(
      Statement target,
      Object[] arguments,
      RecordedTexts texts,
      TransactionCount transaction,
      Connection connection) {
    String sql = arguments.length > 0 && arguments[0] instanceof String text ? text : null;
    if (sql == null) {
      PlainCalls calls = new PlainCalls(texts, transaction);
      return proxy(
          Statement.class, target, (m, a, r) -> home(m, calls.called(m, a, r), connection));
    }
    PreparedCalls calls = new PreparedCalls(sql, form(target), keys(arguments), texts, transaction);
    Class<? extends Statement> type =
        target instanceof CallableStatement ? CallableStatement.class : PreparedStatement.class;
    return proxy(type, target, (m, a, r) -> home(m, calls.called(m, a, r), connection));
  }

  private static @Nullable Object home(
      Method method, @Nullable Object result, Connection connection) {
    return method.getName().equals("getConnection") ? connection : result;
  }

  private static Form form(Statement target) {
    return target instanceof CallableStatement ? Form.CALL : Form.PREPARED;
  }

  /** The keys that the arguments of {@code prepareStatement} or {@code execute} ask for. */
  static Keys keys(Object[] arguments) {
    if (arguments.length == 2 && arguments[1] instanceof Integer flag) {
      return flag == Statement.RETURN_GENERATED_KEYS ? Keys.ALL : Keys.NONE;
    }
    if (arguments.length == 2 && arguments[1] instanceof String[] names) {
      return new Keys(true, List.of(names));
    }
    return arguments.length == 2 && arguments[1] instanceof int[] ? Keys.ALL : Keys.NONE;
  }

  private static <T> T proxy(Class<? extends T> type, Object target, After after) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          Object[] given = arguments == null ? new Object[0] : arguments;
          if (method.getDeclaringClass() == Object.class) {
            return object(target, self, method, given);
          }
          return called(target, method, given, after);
        };
    return type.cast(
        Proxy.newProxyInstance(
            RecordingProxies.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** What fails is recorded, too. */
  private static @Nullable Object called(
      Object target, Method method, Object[] arguments, After after) throws Throwable {
    Object result;
    try {
      result = call(target, method, arguments);
    } catch (SQLException e) {
      try {
        after.called(method, arguments, null);
      } catch (SQLException recording) {
        e.addSuppressed(recording);
      }
      throw e;
    }
    return after.called(method, arguments, result);
  }

  private static @Nullable Object object(
      Object target, Object self, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "recording " + target;
    };
  }

  private static @Nullable Object call(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, Arrays.copyOf(arguments, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** What follows a call: it may change the result. */
  @FunctionalInterface
  private interface After {
    @Nullable Object called(Method method, Object[] arguments, @Nullable Object result)
        throws Throwable;
  }
}
