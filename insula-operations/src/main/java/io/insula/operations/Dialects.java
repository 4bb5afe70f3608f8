package io.insula.operations;

import io.insula.InsulaException;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Dialect;
import java.util.ServiceLoader;

/** Finds the dialect that speaks to an address. */
final class Dialects {
  private Dialects() {}

  /**
   * The slow path of the dialect.
   *
   * @throws InsulaException if no dialect on the class path accepts the address
   */
  static Administration administration(String url) {
    return ServiceLoader.load(Administration.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(dialect -> dialect.accepts(url))
        .findFirst()
        .orElseThrow(() -> none(url));
  }

  /**
   * The hot path of the dialect.
   *
   * @throws InsulaException if no dialect on the class path accepts the address
   */
  static Dialect dialect(String url) {
    return ServiceLoader.load(Dialect.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(dialect -> dialect.accepts(url))
        .findFirst()
        .orElseThrow(() -> none(url));
  }

  private static InsulaException none(String url) {
    return new InsulaException(
        "No dialect for addresses of the form \""
            + scheme(url)
            + "…\". Put its module on the class path, such as io.insula:insula-postgres for"
            + " jdbc:postgresql.");
  }

  /** Up to the second colon: the rest may carry a password. */
  static String scheme(String url) {
    int second = url.indexOf(':', url.indexOf(':') + 1);
    return second < 0 ? "" : url.substring(0, second + 1);
  }
}
