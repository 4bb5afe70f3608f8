package io.insula.fleet;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tells whether a file has changed, with the same number as Flyway: CRC32 over the lines. */
final class Checksum {
  private Checksum() {}

  /** The checksum of a text; how its lines end doesn't matter. */
  static int of(String sql) {
    CRC32 crc = new CRC32();
    String text = sql.startsWith("\ufeff") ? sql.substring(1) : sql;
    text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
