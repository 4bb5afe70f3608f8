package io.insula.postgres;

import io.insula.jdbc.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;

/** Bindings made by hand, to test the database's side of them. */
public record TestBinding(
    Secret secret, String tenant, String number, String expiry, String key, String pid) {
  /** A good one for that connection. */
  public static TestBinding of(Connection connection, String tenant, long number)
      throws SQLException {
    String pid = String.valueOf(connection.unwrap(PGConnection.class).getBackendPID());
    return new TestBinding(
        TestSecret.SECRET, tenant, String.valueOf(number), "4000000000", "1", pid);
  }

  public TestBinding secret(Secret other) {
    return new TestBinding(other, tenant, number, expiry, key, pid);
  }

  public TestBinding expiry(String other) {
    return new TestBinding(secret, tenant, number, other, key, pid);
  }

  public TestBinding key(String other) {
    return new TestBinding(secret, tenant, number, expiry, other, pid);
  }

  public TestBinding pid(String other) {
    return new TestBinding(secret, tenant, number, expiry, key, other);
  }

  public String sealed() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.derive("binding:" + key), "HmacSHA256"));
      byte[] seal = mac.doFinal(fields().getBytes(StandardCharsets.UTF_8));
      return fields() + ":" + HexFormat.of().formatHex(seal);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it is without proof. */
  public String plain() {
    return fields() + ":";
  }

  private String fields() {
    return String.join(":", tenant, number, expiry, key, pid);
  }

  /** For the session, so that tests need no transaction. */
  public static void set(Connection connection, String binding) throws SQLException {
    value(connection, "select set_config('insula.binding', ?, false)", binding);
  }

  public static String value(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
