package io.insula.postgres;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of {@code jdbc:postgresql://host:port/database?parameters} and its short forms. */
final class PostgresUrl {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<server>jdbc:postgresql:(?://[^/?]*/?)?)(?<database>[^?]*)(?<rest>\\?.*)?");

  private PostgresUrl() {}

  static String withDatabase(String url, String database) {
    Matcher parts = parse(url);
    String server = parts.group("server");
    boolean closed = server.endsWith(":") || (server.endsWith("/") && !server.endsWith("://"));
    String rest = parts.group("rest");
    return server
        + (closed ? "" : "/")
        + URLEncoder.encode(database, StandardCharsets.UTF_8)
        + (rest == null ? "" : rest);
  }

  static String database(String url) {
    String database = URLDecoder.decode(parse(url).group("database"), StandardCharsets.UTF_8);
    if (database.isEmpty() || database.equals("/")) {
      throw new IllegalArgumentException(
          "The address names no database; write it at the end, as in"
              + " jdbc:postgresql://host:5432/database");
    }
    return database;
  }

  private static Matcher parse(String url) {
    Matcher parts = FORM.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Not an address of PostgreSQL; it looks like jdbc:postgresql://host:5432/database");
    }
    return parts;
  }
}
