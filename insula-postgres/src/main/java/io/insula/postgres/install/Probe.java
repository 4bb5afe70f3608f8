package io.insula.postgres.install;

import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tenant for one moment, to see whether the database knows the key. The tenant is {@code
 * !catalog}, whose name no tenant can have.
 */
final class Probe {
  private static final String TENANT = "!catalog";

  private Probe() {}

  /** What the database says against a binding of this secret, or null if it accepts it. */
  static @Nullable String complaint(Connection connection, InstallSettings settings)
      throws SQLException {
    String fields =
        TENANT
            + ":0:"
            + Query.text(connection, "select (date_part('epoch', now()) + 600)::bigint")
            + ":"
            + BindingKey.FIRST
            + ":"
            + (settings.pooled()
                ? "0"
                : Query.text(connection, "select pg_catalog.pg_backend_pid()"));
    String binding = fields + ":" + (settings.proof() ? seal(settings, fields) : "");
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Query.text(connection, "select pg_catalog.set_config('insula.binding', ?, true)", binding);
      return TENANT.equals(Query.text(connection, "select insula.tenant()"))
          ? null
          : "insula.tenant() answers with another tenant than the one that was bound";
    } catch (SQLException e) {
      return e.getMessage();
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private static String seal(InstallSettings settings, String fields) {
    BindingKey key = BindingKey.of(settings.secret(), BindingKey.FIRST);
    byte[] inside = sha256(key.inner(), fields.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha256(key.outer(), inside));
  }

  private static byte[] sha256(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
