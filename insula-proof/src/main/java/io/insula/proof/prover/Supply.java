package io.insula.proof.prover;

import io.insula.proof.internal.marks.Planted;
import io.insula.proof.internal.marks.Planted.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of one tenant's rows, for parameters. */
final class Supply {
  private static final int TEXTS = 8;

  private final Planted planted;

  Supply(Planted planted) {
    this.planted = planted;
  }

  String number() {
    return Long.toString(planted.seed().key(1));
  }

  String uuid() {
    return planted.seed().uuid(1);
  }

  /** The tenant's id, then texts of the tables that a statement names, those of keys first. */
  List<String> texts(SqlText sql) {
    List<String> texts = new ArrayList<>();
    for (Patch patch : named(sql)) {
      for (Map<String, String> row : patch.rows().stream().limit(1).toList()) {
        row.values().stream()
            .filter(
                text ->
                    text.length() <= 100 && planted.marks().in(text, java.util.Set.of()).size() > 0)
            .filter(text -> !Character.isDigit(text.charAt(0)))
            .forEach(texts::add);
      }
    }
    List<String> few = new ArrayList<>(texts.stream().distinct().limit(TEXTS).toList());
    few.add(Math.min(1, few.size()), planted.ground().owner());
    return few;
  }

  private List<Patch> named(SqlText sql) {
    List<Patch> named =
        planted.tables().stream()
            .filter(patch -> sql.names().contains(patch.table().name()))
            .toList();
    return named.isEmpty() ? planted.tables() : named;
  }

  /** A key of the tenant's for a parameter of that type; empty if there is none that fits. */
  Optional<String> key(String type, SqlText sql) {
    return switch (type) {
      case "int4", "int8", "numeric", "float8", "oid" -> Optional.of(number());
      case "uuid" -> Optional.of(uuid());
      case "text", "varchar", "bpchar", "citext", "unknown", "name" ->
          texts(sql).stream().findFirst();
      case "_int4", "_int8", "_numeric" -> Optional.of("{" + number() + "}");
      case "_uuid" -> Optional.of("{" + uuid() + "}");
      case "_text", "_varchar" -> texts(sql).stream().findFirst().map(text -> "{\"" + text + "\"}");
      default -> Optional.empty();
    };
  }

  /** Any value for a parameter of that type, if nothing was recorded. */
  RecordedValue any(String type, SqlText sql) {
    return RecordedValue.untyped(key(type, sql).orElseGet(() -> plain(type)));
  }

  private static @org.jspecify.annotations.Nullable String plain(String type) {
    return switch (type) {
      case "int2" -> "1";
      case "float4", "money" -> "1.5";
      case "bool" -> "true";
      case "date" -> "2025-06-15";
      case "timestamp", "timestamptz" -> "2025-06-15 12:00:00+00";
      case "time", "timetz" -> "12:00:00";
      case "interval" -> "1 day";
      case "json", "jsonb" -> "{}";
      case "bytea" -> "\\x00";
      default -> type.startsWith("_") ? "{}" : null;
    };
  }
}
