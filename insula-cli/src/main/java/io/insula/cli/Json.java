package io.insula.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers and truth values as JSON; all else as its text. */
final class Json {
  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  static String of(@Nullable Object value) {
    Json json = new Json();
    json.write(value, "");
    return json.text.toString();
  }

  private void write(@Nullable Object value, String indent) {
    if (value == null || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Map<?, ?> map) {
      map(map, indent);
    } else if (value instanceof Collection<?> list) {
      list(list, indent);
    } else {
      string(value.toString());
    }
  }

  private void number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      floating(number);
    } else {
      text.append(number);
    }
  }

  private void floating(Number number) {
    if (Double.isFinite(number.doubleValue())) {
      text.append(number);
    } else {
      string(number.toString());
    }
  }

  private void map(Map<?, ?> map, String indent) {
    if (map.isEmpty()) {
      text.append("{}");
      return;
    }
    String inner = indent + STEP;
    char before = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(before).append('\n').append(inner);
      string(String.valueOf(entry.getKey()));
      text.append(": ");
      write(entry.getValue(), inner);
      before = ',';
    }
    text.append('\n').append(indent).append('}');
  }

  private void list(Collection<?> list, String indent) {
    Iterator<?> items = list.iterator();
    if (!items.hasNext()) {
      text.append("[]");
      return;
    }
    String inner = indent + STEP;
    char before = '[';
    while (items.hasNext()) {
      text.append(before).append('\n').append(inner);
      write(items.next(), inner);
      before = ',';
    }
    text.append('\n').append(indent).append(']');
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || c == '\u007f' || c == '\u2028' || c == '\u2029') {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
