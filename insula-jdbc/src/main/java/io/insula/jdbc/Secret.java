package io.insula.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of an installation. The key that signs bindings and the passwords of the login
 * roles are derived from it with HMAC-SHA256, each for its own purpose, so that none reveals
 * another. Immutable and thread-safe; {@link #toString()} shows nothing of it.
 */
public final class Secret {
  private static final int BYTES = 32;

  private final byte[] key;

  private Secret(byte[] key) {
    this.key = key;
  }

  /** A new one, from the platform's strong random source. */
  public static Secret generate() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new Secret(key);
  }

  /**
   * Reads what {@link #encoded()} wrote.
   *
   * @throws IllegalArgumentException if the text is not Base64 (URL alphabet) of 32 bytes
   */
  public static Secret of(String encoded) {
    byte[] key = decode(encoded.strip());
    if (key.length != BYTES) {
      throw malformed();
    }
    return new Secret(key);
  }

  private static byte[] decode(String encoded) {
    try {
      return Base64.getUrlDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "The secret must be 32 bytes in URL-safe Base64 (43 characters), as `insula init` wrote"
            + " it; what was given is not shown here.");
  }

  /** The secret as text, for a file or an environment variable that only the owner can read. */
  public String encoded() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  /** 32 bytes for that purpose, such as {@code "binding:1"}; the same for ever. */
  public byte[] derive(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /** The password of a login role, unless the user chose one. */
  public String password(String role) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(derive("login:" + role));
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
