package io.insula.guard.audit;

import io.insula.jdbc.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is written, with a key of its own derived from the installation's secret. The database
 * never has it. Immutable and thread-safe.
 */
final class AuditKey {
  private static final String PURPOSE = "audit:1";
  private static final HexFormat HEX = HexFormat.of();

  private final SecretKeySpec key;

  AuditKey(Secret secret) {
    key = new SecretKeySpec(secret.derive(PURPOSE), "HmacSHA256");
  }

  /** The seal of an entry: of the one before it, its position, and all of it. */
  String entry(String previous, long position, Instant at, AuditFact fact) {
    return seal(new Encoding("entry").text(previous).number(position).time(at).fact(fact).bytes());
  }

  /** The seal of the end of the trail. */
  String head(long position, Instant at, String seal) {
    return seal(new Encoding("head").number(position).time(at).text(seal).bytes());
  }

  /** The seal of where the trail begins. */
  String checkpoint(long position, Instant at, String seal) {
    return seal(new Encoding("checkpoint").number(position).time(at).text(seal).bytes());
  }

  /** The seal of an end of the trail that is kept elsewhere. */
  String anchor(long position, Instant at, String seal) {
    return seal(new Encoding("anchor").number(position).time(at).text(seal).bytes());
  }

  /** The seal of a line in a file. */
  String line(String text) {
    return seal(new Encoding("line").text(text).bytes());
  }

  private String seal(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return HEX.formatHex(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "AuditKey[hidden]";
  }
}
