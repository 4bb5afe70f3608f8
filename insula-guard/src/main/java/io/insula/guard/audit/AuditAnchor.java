package io.insula.guard.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Where the trail ended at some time, to be kept where nobody who can write to the database can
 * write. A trail that was cut, or put back to an older state, no longer leads there.
 *
 * @param position of the last entry
 * @param at when that was written
 * @param seal of it, hexadecimal
 * @param mac the seal of this anchor itself, hexadecimal
 */
public record AuditAnchor(long position, Instant at, String seal, String mac) {
  /** As text, for a file. */
  public String encoded() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("position", position);
    map.put("at", at.toString());
    map.put("seal", seal);
    map.put("mac", mac);
    return AuditJson.write(map);
  }

  /**
   * Reads what {@link #encoded()} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static AuditAnchor of(String encoded) {
    try {
      Map<String, Object> map = AuditJson.read(encoded);
      return new AuditAnchor(
          Long.parseLong(String.valueOf(map.get("position"))),
          Instant.parse(String.valueOf(map.get("at"))),
          String.valueOf(map.get("seal")),
          String.valueOf(map.get("mac")));
    } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
      throw new IllegalArgumentException(
          "This is no anchor of an audit trail, as `insula audit anchor` writes it", e);
    }
  }
}
