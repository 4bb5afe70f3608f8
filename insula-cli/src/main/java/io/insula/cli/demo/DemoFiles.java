package io.insula.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The demo's migrations and rules, as files in the data folder that one can read and add to. */
public final class DemoFiles {
  private static final Map<String, String> FILES =
      Map.of(
          "rules.yaml", "rules.yaml",
          "db/tenant/V1__shop.sql", "tenant-V1__shop.sql",
          "db/tenant/V2__invoices.sql", "tenant-V2__invoices.sql",
          "db/shared/V1__currencies.sql", "shared-V1__currencies.sql");

  private DemoFiles() {}

  /** Writes those that are not there. */
  public static void write(Path folder) {
    FILES.forEach((file, resource) -> write(folder.resolve(file), resource));
  }

  /** Removes those that are as we wrote them; others are the user's. */
  public static void remove(Path folder) {
    FILES.forEach((file, resource) -> remove(folder.resolve(file), resource));
  }

  private static void write(Path file, String resource) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.write(file, content(resource));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be written", e);
    }
  }

  private static void remove(Path file, String resource) {
    try {
      if (Files.exists(file)
          && java.util.Arrays.equals(Files.readAllBytes(file), content(resource))) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be removed", e);
    }
  }

  private static byte[] content(String resource) throws IOException {
    try (InputStream in = DemoFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from insula-cli");
      }
      return in.readAllBytes();
    }
  }
}
