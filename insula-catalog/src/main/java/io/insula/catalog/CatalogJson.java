package io.insula.catalog;

import io.insula.InsulaException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Maps as JSON objects. What PostgreSQL can't hold, or JSON can't say, is refused by name. */
final class CatalogJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final int MAX_DEPTH = 32;

  private CatalogJson() {}

  /**
   * @throws InsulaException if a value is no JSON value; the message names its path, not the value
   */
  static String write(Map<String, ?> map) {
    check("", map, 0);
    return MAPPER.writeValueAsString(map);
  }

  /** Entries that are JSON null are left out. */
  static Map<String, Object> read(String json) {
    try {
      Map<String, Object> map = new HashMap<>(MAPPER.readValue(json, OBJECT));
      map.values().removeIf(value -> value == null);
      return map;
    } catch (JacksonException e) {
      throw new InsulaException("The catalog holds JSON that can't be read", e);
    }
  }

  /** The whole numbers of an object; anything else in it is refused. */
  static Map<String, Long> readLimits(String json) {
    Map<String, Long> limits = new HashMap<>();
    read(json)
        .forEach(
            (key, value) -> {
              if (!(value instanceof Integer || value instanceof Long)) {
                throw new InsulaException(
                    "Limit \"" + key + "\" in the catalog is no whole number");
              }
              limits.put(key, ((Number) value).longValue());
            });
    return limits;
  }

  private static void check(String path, @Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw refused(path, "is nested deeper than " + MAX_DEPTH + " levels");
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> checkEntry(path, key, inner, depth));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        check(path + "[" + i + "]", list.get(i), depth + 1);
      }
    } else {
      checkScalar(path, value);
    }
  }

  private static void checkEntry(
      String path, @Nullable Object key, @Nullable Object inner, int depth) {
    if (!(key instanceof String name)) {
      throw refused(path, "has a key that is no text");
    }
    checkText(path, name);
    check(path.isEmpty() ? name : path + "." + name, inner, depth + 1);
  }

  private static void checkScalar(String path, @Nullable Object value) {
    if (value instanceof String text) {
      checkText(path, text);
    } else if (value instanceof Double || value instanceof Float) {
      if (!Double.isFinite(((Number) value).doubleValue())) {
        throw refused(path, "is not a finite number");
      }
    } else if (value != null && !isPlain(value)) {
      throw refused(path, "is a " + value.getClass().getName() + ", which is no JSON value");
    }
  }

  private static boolean isPlain(Object value) {
    return value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger
        || value instanceof BigDecimal;
  }

  private static void checkText(String path, String text) {
    boolean broken =
        text.codePoints()
            .anyMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (broken) {
      throw refused(path, "holds a zero character or half a surrogate pair");
    }
  }

  private static InsulaException refused(String path, String why) {
    return new InsulaException(
        (path.isEmpty() ? "The object" : "The value at \"" + path + "\"")
            + " can't be kept in the catalog: it "
            + why
            + ". Nothing was written.");
  }
}
