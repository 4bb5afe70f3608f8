package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives names, by rule, to the indexes that we add. One for each plan; not thread-safe. */
final class Names {
  private static final int HASH_BYTES = 9;

  private final Set<String> taken;

  Names(Schema schema) {
    taken = new HashSet<>();
    for (Relation relation : schema.relations()) {
      taken.add(relation.name());
      schema.indexes(relation).forEach(index -> taken.add(index.name()));
    }
  }

  /** The parts joined by underscores, short enough for the database, and free. */
  String give(String... parts) {
    String wish = String.join("_", parts);
    String name = fit(wish);
    for (int i = 1; !taken.add(name); i++) {
      name = fit(wish + i);
    }
    return name;
  }

  private static String fit(String name) {
    if (bytes(name) <= Identifiers.MAX_BYTES) {
      return name;
    }
    String start = name;
    while (bytes(start) > Identifiers.MAX_BYTES - HASH_BYTES) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return start + String.format(Locale.ROOT, "_%08x", name.hashCode());
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
