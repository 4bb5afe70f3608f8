package io.insula.test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a superuser reaches a server.
 *
 * @param url the JDBC address of a database that is there, without credentials
 * @param user a superuser
 * @param password in clear
 */
record ServerAddress(String url, String user, String password) {
  private static final String FORM =
      "The system property "
          + Server.URL
          + " must be a superuser's JDBC address, such as"
          + " jdbc:postgresql://localhost:5432/postgres?user=postgres&password=…";

  /**
   * Takes user and password out of an address.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static ServerAddress parse(String text) {
    int query = text.indexOf('?');
    if (!text.startsWith("jdbc:postgresql://") || query < 0 || text.indexOf('/', 18) < 0) {
      throw new IllegalArgumentException(FORM);
    }
    String user = "";
    String password = "";
    List<String> others = new ArrayList<>();
    for (String parameter : text.substring(query + 1).split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = value(parameter);
      } else if (parameter.startsWith("password=")) {
        password = value(parameter);
      } else if (!parameter.isEmpty()) {
        others.add(parameter);
      }
    }
    if (user.isEmpty()) {
      throw new IllegalArgumentException(FORM);
    }
    String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
    return new ServerAddress(text.substring(0, query) + rest, user, password);
  }

  /** The address of another database on the same server. */
  String url(String database) {
    int slash = url.indexOf('/', "jdbc:postgresql://".length());
    int query = url.indexOf('?');
    return url.substring(0, slash + 1) + database + (query < 0 ? "" : url.substring(query));
  }

  private static String value(String parameter) {
    return URLDecoder.decode(
        parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ServerAddress[url=" + url + ", user=" + user + "]";
  }
}
