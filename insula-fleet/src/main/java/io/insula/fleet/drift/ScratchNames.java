package io.insula.fleet.drift;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Names of scratch places. They tell the installation apart by its database, since several can
 * share a server; and they are the ids of tenants that are in no catalog.
 */
final class ScratchNames {
  private static final SecureRandom RANDOM = new SecureRandom();

  private ScratchNames() {}

  /** What all of one database begin with. */
  static String prefix(String home) {
    CRC32 crc = new CRC32();
    crc.update(home.getBytes(StandardCharsets.UTF_8));
    return "insula_drift_" + HexFormat.of().toHexDigits((int) crc.getValue()) + "_";
  }

  /** A new one. */
  static String next(String home) {
    return prefix(home) + HexFormat.of().toHexDigits(RANDOM.nextInt());
  }
}
