package io.insula.fleet;

import io.insula.Isolation;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.ProtectionRequest;
import java.util.Map;

/**
 * One schema that files of one kind go to.
 *
 * @param kind which files
 * @param target on whose behalf
 * @param schema the schema
 * @param shared the schema of shared tables beside it
 */
record Place(MigrationKind kind, MigrationTarget target, String schema, String shared) {
  static Place of(MigrationKind kind, MigrationTarget target, Estate estate) {
    String shared = estate.settings().sharedSchema();
    String own = target.placement().schema();
    return new Place(kind, target, kind == MigrationKind.SHARED ? shared : own, shared);
  }

  Isolation isolation() {
    return target.placement().isolation();
  }

  /** Whether the tables there belong to many tenants. */
  boolean rows() {
    return kind == MigrationKind.TENANT && isolation() == Isolation.ROW;
  }

  /** Where names without a schema are looked for. */
  String searchPath() {
    return kind == MigrationKind.SHARED ? quote(shared) : quote(schema) + ", " + quote(shared);
  }

  PlaceholderValues placeholders(Map<String, String> user, Estate estate) {
    return new PlaceholderValues(
        user, target.placement(), schema, shared, estate.settings().roles().migrator());
  }

  ProtectionRequest protection(Estate estate, MigrationSettings settings) {
    boolean common = kind == MigrationKind.SHARED;
    ProtectionRequest.Kind what =
        common ? ProtectionRequest.Kind.SHARED : ProtectionRequest.Kind.of(isolation());
    return new ProtectionRequest(
        what,
        schema,
        common || rows() ? 0 : target.number(),
        target.placement().role(),
        estate.settings().roles(),
        estate.column(),
        settings.waived(),
        false);
  }

  /** For messages. */
  String label() {
    return kind == MigrationKind.SHARED
        ? "shared tables " + target.placement().database() + "." + schema
        : target.label();
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
