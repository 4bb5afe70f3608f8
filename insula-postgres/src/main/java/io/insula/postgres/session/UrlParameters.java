package io.insula.postgres.session;

import java.util.Locale;
import java.util.Properties;
import org.postgresql.Driver;

/** What an address says, apart from the place: parameters that matter to binding. */
record UrlParameters(Properties all) {
  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none of PostgreSQL
   */
  static UrlParameters of(String url) {
    Properties parsed = Driver.parseURL(url, null);
    if (parsed == null) {
      throw new IllegalArgumentException(
          "Not an address of PostgreSQL; it looks like jdbc:postgresql://host:5432/database");
    }
    return new UrlParameters(parsed);
  }

  String database() {
    return all.getProperty("PGDBNAME", "");
  }

  String queryMode() {
    return all.getProperty("preferQueryMode", "extended").toLowerCase(Locale.ROOT);
  }

  /** Whether names of key columns are put into quotes. */
  boolean quotesKeys() {
    return !"false".equals(all.getProperty("quoteReturningIdentifiers"));
  }

  /** Whether the address decides itself where names are looked for. */
  boolean setsPath() {
    return all.containsKey("options") || all.containsKey("currentSchema");
  }
}
