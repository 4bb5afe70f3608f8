package io.insula.postgres.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL that lives in a file of its own. */
final class Resource {
  private Resource() {}

  static String read(String name) {
    try (InputStream file = Resource.class.getResourceAsStream("v1/" + name)) {
      if (file == null) {
        throw new IllegalStateException("insula-postgres lacks its resource " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
