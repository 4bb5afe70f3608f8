package io.insula.postgres.session;

import io.insula.jdbc.spi.Dialect;
import io.insula.jdbc.spi.Source;
import io.insula.jdbc.spi.SourceSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PostgreSQL 15 and later, through its own driver. */
public final class PostgresDialect implements Dialect {
  private static final String SCHEME = "jdbc:postgresql:";

  @Override
  public boolean accepts(String url) {
    return url.startsWith(SCHEME);
  }

  @Override
  public String urlOf(String url, String database) {
    int query = url.indexOf('?');
    String place = query < 0 ? url : url.substring(0, query);
    String encoded = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    return place.substring(0, place.lastIndexOf('/') + 1)
        + encoded
        + (query < 0 ? "" : url.substring(query));
  }

  @Override
  public String databaseOf(String url) {
    return UrlParameters.of(url).database();
  }

  @Override
  public List<String> faults(String url) {
    String mode = UrlParameters.of(url).queryMode();
    return mode.equals("extended") || mode.equals("extendedcacheeverything")
        ? List.of()
        : List.of(
            "preferQueryMode="
                + mode
                + " sends parameters as text, and a binding must never be visible in a text; leave"
                + " it out of the address.");
  }

  @Override
  public Source source(SourceSettings settings) {
    return new PostgresSource(settings);
  }
}
