package io.insula.fleet;

import io.insula.Placement;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of placeholders at one place: the user's, and what Flyway and Insula build in.
 *
 * @param user by name
 * @param placement where the files run
 * @param schema in which schema
 * @param shared the schema of shared tables
 * @param migrator as which role
 */
record PlaceholderValues(
    Map<String, String> user, Placement placement, String schema, String shared, String migrator) {

  Map<String, String> of(MigrationFile file) {
    Map<String, String> values = new HashMap<>();
    values.put("flyway:defaultSchema", schema);
    values.put("flyway:database", placement.database());
    values.put("flyway:user", migrator);
    values.put("flyway:filename", file.script().substring(file.script().lastIndexOf('/') + 1));
    values.put("insula:schema", schema);
    values.put("insula:shared", shared);
    values.put("insula:isolation", placement.isolation().label());
    values.put("insula:role", placement.role());
    values.putAll(user);
    return values;
  }
}
