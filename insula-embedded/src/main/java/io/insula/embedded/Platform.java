package io.insula.embedded;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operating system and processor that this JVM runs on. */
record Platform(String system, String processor) {
  static Platform current() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    String system = os.contains("win") ? "windows" : os.contains("mac") ? "darwin" : "linux";
    return new Platform(
        system,
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> arch;
        });
  }

  boolean windows() {
    return system.equals("windows");
  }

  /** The archive with PostgreSQL's programs. */
  InputStream archive() {
    String name = "postgres-" + system + "-" + processor + ".txz";
    InputStream archive = Platform.class.getClassLoader().getResourceAsStream(name);
    if (archive == null) {
      throw new EmbeddedServerException(
          "There is no embedded PostgreSQL for "
              + this
              + " on the class path ("
              + name
              + "). Give the address of a server instead: --url jdbc:postgresql://…");
    }
    return archive;
  }

  /** The folder for caches, as this system's programs use it. */
  Path caches() {
    Path home = Path.of(System.getProperty("user.home", "."));
    return switch (system) {
      case "windows" -> either(System.getenv("LOCALAPPDATA"), home.resolve("AppData/Local"));
      case "darwin" -> home.resolve("Library/Caches");
      default -> either(System.getenv("XDG_CACHE_HOME"), home.resolve(".cache"));
    };
  }

  private static Path either(@Nullable String chosen, Path fallback) {
    return chosen == null || chosen.isBlank() ? fallback : Path.of(chosen);
  }

  @Override
  public String toString() {
    return system + "-" + processor;
  }
}
