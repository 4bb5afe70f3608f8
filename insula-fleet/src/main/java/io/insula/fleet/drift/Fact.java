package io.insula.fleet.drift;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database tells of one object. The names that differ from place to place are marks.
 *
 * @param kind of object
 * @param partOf the table or other object that it goes with, or empty
 * @param name its name
 * @param text its properties
 * @param plain the same as the database has it, without marks
 */
record Fact(String kind, String partOf, String name, String text, Plain plain) {
  private static final String BETWEEN = "\u001f";

  /** Texts as the database has them. */
  record Plain(String partOf, String name, Map<String, String> properties) {}

  static Fact of(String kind, String partOf, String name, String text, String[] plain) {
    return new Fact(kind, partOf, name, text, new Plain(plain[0], plain[1], properties(plain[2])));
  }

  /** What it is known by: two objects of a schema can have one name when their kinds differ. */
  String key() {
    return kind + BETWEEN + name;
  }

  /** In the order in which they are told. */
  Map<String, String> properties() {
    return properties(text);
  }

  /** A property as the database has it. */
  @Nullable String plain(String property) {
    return plain.properties.get(property);
  }

  private static Map<String, String> properties(String text) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String one : text.split(BETWEEN, -1)) {
      int at = one.indexOf('=');
      if (at > 0) {
        properties.put(one.substring(0, at), one.substring(at + 1));
      }
    }
    return properties;
  }
}
