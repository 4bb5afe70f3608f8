package io.insula.guard.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Facts and their details as JSON. */
final class AuditJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private AuditJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * @throws JacksonException if it is no object
   */
  static Map<String, Object> read(String json) {
    return MAPPER.readValue(json, OBJECT);
  }

  static Map<String, @Nullable Object> document(AuditFact fact) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", fact.id().toString());
    map.put("occurred_at", fact.occurred().toString());
    map.put("actor", fact.actor());
    map.put("action", fact.action());
    map.put("tenant", fact.tenant());
    map.put("object", fact.object());
    map.put("outcome", fact.outcome().label());
    map.put("severity", fact.severity().label());
    map.put("address", fact.address());
    map.put("host", fact.host());
    map.put("process", fact.process());
    map.put("correlation", fact.correlation());
    map.put("detail", fact.detail());
    return map;
  }

  static Map<String, @Nullable Object> document(AuditEntry entry) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("position", entry.position());
    map.put("at", entry.at().toString());
    map.putAll(document(entry.fact()));
    map.put("previous", entry.previous());
    map.put("seal", entry.seal());
    return map;
  }

  /**
   * Reads what {@link #document(AuditFact)} made.
   *
   * @throws RuntimeException if it is something else
   */
  static AuditFact fact(String json) {
    Map<String, Object> map = read(json);
    return new AuditFact(
        UUID.fromString(text(map, "id")),
        Instant.parse(text(map, "occurred_at")),
        text(map, "actor"),
        text(map, "action"),
        optional(map, "tenant"),
        optional(map, "object"),
        AuditOutcome.of(text(map, "outcome")),
        AuditSeverity.of(text(map, "severity")),
        optional(map, "address"),
        text(map, "host"),
        text(map, "process"),
        optional(map, "correlation"),
        detail(map));
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are texts
  private static Map<String, Object> detail(Map<String, Object> map) {
    return map.get("detail") instanceof Map<?, ?> detail ? (Map<String, Object>) detail : Map.of();
  }

  private static String text(Map<String, Object> map, String key) {
    return String.valueOf(map.get(key));
  }

  private static @Nullable String optional(Map<String, Object> map, String key) {
    Object value = map.get(key);
    return value == null ? null : value.toString();
  }
}
