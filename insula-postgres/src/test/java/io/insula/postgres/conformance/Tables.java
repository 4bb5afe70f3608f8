package io.insula.postgres.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables, types and functions that cases work with, in plain single-tenant SQL. */
final class Tables {
  private Tables() {}

  static String definition() {
    return resource("tables.sql");
  }

  /** Removes all rows, and lets identities start where they did. */
  static String emptied(String schema) {
    return """
        set search_path = "%s";
        truncate person, item, number, everything, seat restart identity;
        alter sequence ticket restart;
        select lo_unlink(oid) from pg_largeobject_metadata;
        """
        .formatted(schema);
  }

  /**
   * The rows of one tenant.
   *
   * @param tenant the value of the tenant column, or nothing where there is no such column
   */
  static String rows(String tenant) {
    return filled("rows.sql", tenant);
  }

  /** Rows of another tenant, which nobody may see; with keys far away from the others. */
  static String noise(String tenant) {
    return filled("noise.sql", tenant);
  }

  private static String filled(String name, String tenant) {
    return resource(name)
        .replace("{column}", tenant.isEmpty() ? "" : "tenant_id, ")
        .replace("{value}", tenant.isEmpty() ? "" : "'" + tenant + "', ");
  }

  private static String resource(String name) {
    try (InputStream stream = Tables.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("No resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
