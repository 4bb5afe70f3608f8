package io.insula.jdbc.internal;

import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** Answers {@code unwrap}: ourselves, or a view of the driver's object that is no way out. */
final class Views {
  private Views() {}

  static <T> T unwrap(TenantConnection connection, Object ours, Wrapper bare, Class<T> type)
      throws SQLException {
    Object found = find(connection, ours, bare, type);
    if (found == null) {
      throw new SQLException(
          "A tenant's connection does not give out "
              + type.getName()
              + ": work through it would not be tied to the tenant. Use the java.sql interfaces, or"
              + " the driver's public interfaces.");
    }
    return type.cast(found);
  }

  static boolean wraps(TenantConnection connection, Object ours, Wrapper bare, Class<?> type)
      throws SQLException {
    return find(connection, ours, bare, type) != null;
  }

  private static @Nullable Object find(
      TenantConnection connection, Object ours, Wrapper bare, Class<?> type) throws SQLException {
    if (type.isInstance(ours) && type.getName().startsWith("java.")) {
      return ours;
    }
    if (!type.isInterface() || !bare.isWrapperFor(type)) {
      return null;
    }
    return connection.session().view(type, bare.unwrap(type), connection);
  }
}
