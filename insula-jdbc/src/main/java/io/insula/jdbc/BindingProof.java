package io.insula.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes binding values: {@code tenant:number:expiry:key:pid:mac}, the mac being the HMAC-SHA256 of
 * what stands before it. Not thread-safe: one for each connection.
 */
public final class BindingProof {
  /** The id of the key that signs. */
  public static final String KEY_ID = "1";

  /** The pid in a proof that is good for every server connection. */
  public static final int ANY_PID = 0;

  private final Mac mac;
  private final boolean signs;
  private final String tail;

  /**
   * @param settings with or without proof, behind a pooler or not
   * @param pid the process that serves the connection
   */
  public BindingProof(BindingSettings settings, int pid) {
    this.signs = settings.proof();
    this.tail = ":" + KEY_ID + ":" + (settings.pooler() ? ANY_PID : pid);
    this.mac = mac(settings.secret().derive("binding:" + KEY_ID));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /**
   * The value that ties to the tenant.
   *
   * @param tenant its id, or the name of a part of Insula itself
   * @param number its surrogate
   * @param expiry when the proof ends, in seconds since 1970
   */
  public String value(String tenant, long number, long expiry) {
    String text = tenant + ":" + number + ":" + expiry + tail;
    return signs ? text + ":" + sign(text) : text + ":";
  }

  private String sign(String text) {
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
