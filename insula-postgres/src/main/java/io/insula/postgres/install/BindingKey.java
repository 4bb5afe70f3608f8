package io.insula.postgres.install;

import io.insula.jdbc.Secret;
import java.util.Arrays;

/**
 * A key that seals bindings, in the form in which the database stores it. {@link #toString()} shows
 * its id alone.
 */
final class BindingKey {
  /** The id of the first key of an installation. */
  static final String FIRST = "1";

  private static final int BLOCK = 64;

  private final String id;
  private final byte[] key;

  private BindingKey(String id, byte[] key) {
    this.id = id;
    this.key = key;
  }

  static BindingKey of(Secret secret, String id) {
    return new BindingKey(id, secret.derive("binding:" + id));
  }

  String id() {
    return id;
  }

  byte[] inner() {
    return padded((byte) 0x36);
  }

  byte[] outer() {
    return padded((byte) 0x5c);
  }

  private byte[] padded(byte with) {
    byte[] block = Arrays.copyOf(key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= with;
    }
    return block;
  }

  @Override
  public String toString() {
    return "BindingKey[" + id + "]";
  }
}
