package io.insula.fleet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** A digest of migrations: SHA-256 over kind, key and checksum of each file, and placeholders. */
final class Stamp {
  private final MessageDigest digest;

  private Stamp() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static String of(Migrations migrations) {
    Stamp stamp = new Stamp();
    for (MigrationKind kind : MigrationKind.values()) {
      for (MigrationFile file : migrations.files(kind).files()) {
        stamp.add(kind.label());
        stamp.add(file.key());
        stamp.add(String.valueOf(file.checksum()));
      }
    }
    new TreeMap<>(migrations.placeholders())
        .forEach(
            (name, value) -> {
              stamp.add(name);
              stamp.add(value);
            });
    return HexFormat.of().formatHex(stamp.digest.digest()).substring(0, 32);
  }

  /** With its length in front, so that no two lists give the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
