package io.insula.guard.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is to be recorded fit: an entry must not be refused for a strange character, nor fill
 * the disk. What is too long is cut, and says so.
 */
final class Details {
  static final int LONGEST_TEXT = 1_000;
  private static final int MOST_ITEMS = 50;
  private static final int DEEPEST = 4;
  private static final int MOST_CHARACTERS = 8_000;
  private static final String CUT = "…";

  private int left = MOST_CHARACTERS;

  private Details() {}

  static Map<String, Object> fit(Map<String, ?> detail) {
    return new Details().map(detail, 0);
  }

  /** Without characters that PostgreSQL can't hold, and not too long. */
  static String fit(String text) {
    return fit(text, LONGEST_TEXT);
  }

  static @Nullable String fitOrNull(@Nullable String text) {
    return text == null ? null : fit(text);
  }

  private static String fit(String text, int longest) {
    StringBuilder fit = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .limit(longest)
        .forEach(c -> fit.appendCodePoint(c == 0 || (c >= 0xd800 && c <= 0xdfff) ? 0xfffd : c));
    return text.codePointCount(0, text.length()) > longest
        ? fit.append(CUT).toString()
        : fit.toString();
  }

  private Map<String, Object> map(Map<?, ?> map, int depth) {
    Map<String, Object> fit = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (fit.size() == MOST_ITEMS || left <= 0) {
        fit.put(CUT, map.size() - fit.size());
        return fit;
      }
      Object value = entry.getValue();
      if (value != null) {
        fit.put(text(String.valueOf(entry.getKey())), value(value, depth + 1));
      }
    }
    return fit;
  }

  private List<Object> list(Collection<?> list, int depth) {
    List<Object> fit = new ArrayList<>();
    for (Object value : list) {
      if (fit.size() == MOST_ITEMS || left <= 0) {
        fit.add(CUT);
        return fit;
      }
      if (value != null) {
        fit.add(value(value, depth + 1));
      }
    }
    return fit;
  }

  private Object value(Object value, int depth) {
    if (value instanceof Boolean) {
      return value;
    }
    if (isWhole(value)) {
      return ((Number) value).longValue();
    }
    if (value instanceof Map<?, ?> map && depth < DEEPEST) {
      return map(map, depth);
    }
    if (value instanceof Collection<?> list && depth < DEEPEST) {
      return list(list, depth);
    }
    return text(value.toString());
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || (value instanceof BigInteger big && big.bitLength() < Long.SIZE);
  }

  private String text(String text) {
    String fit = fit(text, Math.max(0, Math.min(LONGEST_TEXT, left)));
    left -= fit.length();
    return fit;
  }
}
