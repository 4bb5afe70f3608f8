package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.util.List;
import java.util.Set;

/** Anything in a schema that has rows, or a sequence. */
record Relation(
    long id,
    String schema,
    String name,
    Kind kind,
    Owner owner,
    Shape shape,
    Security security,
    List<String> rules,
    List<String> options,
    Set<String> granted,
    Set<String> grantedToAll) {

  /** What it is. */
  enum Kind {
    TABLE("table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    FOREIGN_TABLE("foreign table"),
    SEQUENCE("sequence");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** By the catalog's letter. */
    static Kind of(String letter) {
      return switch (letter) {
        case "r", "p" -> TABLE;
        case "v" -> VIEW;
        case "m" -> MATERIALIZED_VIEW;
        case "f" -> FOREIGN_TABLE;
        case "S" -> SEQUENCE;
        default -> throw new IllegalArgumentException("No relation is of kind " + letter);
      };
    }
  }

  /** Whose it is, and whether that is us. */
  record Owner(String name, boolean migrator) {}

  /** How it hangs together with others. */
  record Shape(boolean partition, boolean typed, List<Long> parents) {}

  /** The switches of row security. */
  record Security(boolean enabled, boolean forced) {}

  boolean table() {
    return kind == Kind.TABLE;
  }

  /** Its quoted, qualified name. */
  String sql() {
    return Identifiers.quote(schema, name);
  }

  /** Its name for people, and for waivers. */
  String label() {
    return schema + "." + name;
  }
}
