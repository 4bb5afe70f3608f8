package io.insula.proof.evidence;

import io.insula.jdbc.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The key that an installation signs its evidence with: Ed25519 (RFC 8032), derived from its
 * secret, so that the same installation always has the same key and nobody has to keep it. Whoever
 * knows the public half can verify a report without the secret. Immutable and thread-safe.
 */
public final class EvidenceKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int SHOWN_BYTES = 16;

  private final PublicKey verifying;
  private final @Nullable KeyPair signing;

  private EvidenceKey(PublicKey verifying, @Nullable KeyPair signing) {
    this.verifying = verifying;
    this.signing = signing;
  }

  /** The key of the installation with that secret. */
  public static EvidenceKey of(Secret secret) {
    byte[] seed = secret.derive("evidence:1");
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      KeyPair pair = generator.generateKeyPair();
      if (!(pair.getPrivate() instanceof EdECPrivateKey key)
          || !Arrays.equals(key.getBytes().orElse(new byte[0]), seed)) {
        throw new IllegalStateException(
            "This Java platform makes Ed25519 keys in another way than from 32 random bytes, so"
                + " that the installation's key can't be derived. Use an OpenJDK.");
      }
      return new EvidenceKey(pair.getPublic(), pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
    }
  }

  /**
   * The public half, as {@link #encoded()} wrote it; it verifies only.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static EvidenceKey of(String encoded) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(encoded.strip());
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
      return new EvidenceKey(key, null);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "This is no evidence key; `insula prove --key` prints the one of an installation.", e);
    }
  }

  /** The public half: X.509 in URL-safe Base64, 59 characters. */
  public String encoded() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(verifying.getEncoded());
  }

  /** The public half for people to compare: the first 16 bytes of its SHA-256, in hexadecimal. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifying.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest, 0, SHOWN_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  byte[] sign(byte[] text) {
    KeyPair pair = signing;
    if (pair == null) {
      throw new IllegalStateException("This is the public half of a key; it can't sign");
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Signing failed", e);
    }
  }

  boolean verifies(byte[] text, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(verifying);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The same key, or the public half of it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EvidenceKey key && key.verifying.equals(verifying);
  }

  @Override
  public int hashCode() {
    return verifying.hashCode();
  }

  @Override
  public String toString() {
    return "EvidenceKey[" + fingerprint() + "]";
  }

  /** Gives the seed as if it had come by chance. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
