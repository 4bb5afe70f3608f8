package io.insula.postgres.install;

import io.insula.postgres.internal.Query;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Whether a role has a certain password already. */
final class Password {
  private static final Pattern VERIFIER =
      Pattern.compile("SCRAM-SHA-256\\$([0-9]+):([^$]+)\\$([^:]+):.+");

  private Password() {}

  /** Compares with the stored verifier if that can be read, and tries to log in otherwise. */
  static boolean matches(Connection connection, String role, String password) throws SQLException {
    if (!Query.test(connection, "select true from pg_catalog.pg_roles where rolname = ?", role)) {
      return false;
    }
    boolean readable =
        Query.test(
            connection,
            "select pg_catalog.has_column_privilege('pg_catalog.pg_authid', 'rolpassword', 'SELECT')");
    return readable
        ? verifies(stored(connection, role), password)
        : opens(connection, role, password);
  }

  private static String stored(Connection connection, String role) throws SQLException {
    String verifier =
        Query.text(
            connection, "select rolpassword from pg_catalog.pg_authid where rolname = ?", role);
    return verifier == null ? "" : verifier;
  }

  static boolean verifies(String verifier, String password) {
    Matcher parts = VERIFIER.matcher(verifier);
    if (!parts.matches()) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(2));
    byte[] stored = Base64.getDecoder().decode(parts.group(3));
    return MessageDigest.isEqual(
        stored, storedKey(password, salt, Integer.parseInt(parts.group(1))));
  }

  /** RFC 5802: H(HMAC(PBKDF2(password), "Client Key")). */
  private static byte[] storedKey(String password, byte[] salt, int iterations) {
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
              .getEncoded();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salted, "HmacSHA256"));
      byte[] clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.UTF_8));
      return MessageDigest.getInstance("SHA-256").digest(clientKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  private static boolean opens(Connection connection, String role, String password)
      throws SQLException {
    String url = connection.getMetaData().getURL();
    try (Connection ours = DriverManager.getConnection(url, role, password)) {
      return ours.isValid(5);
    } catch (SQLException e) {
      String state = e.getSQLState();
      if (state != null && state.startsWith("28")) {
        return false;
      }
      throw e;
    }
  }
}
