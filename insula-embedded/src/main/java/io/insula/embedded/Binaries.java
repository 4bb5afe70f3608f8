package io.insula.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, unpacked once into a cache that all folders share. */
final class Binaries {
  private Binaries() {}

  /** The folder that has {@code bin} in it; unpacks it if this is the first time. */
  static Path unpacked(Path cache) {
    Platform platform = Platform.current();
    Path home = cache.resolve("postgres-" + version() + "-" + platform);
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(cache);
        unpack(platform, cache, home);
      }
      return home;
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "PostgreSQL can't be unpacked into "
              + cache
              + " ("
              + e
              + "). Set INSULA_CACHE to a folder that can be written.",
          e);
    }
  }

  /** Where the cache is, unless somebody says otherwise. */
  static Path defaultCache() {
    String chosen = System.getenv("INSULA_CACHE");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    return Platform.current().caches().resolve("insula");
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
      if (in == null) {
        throw new IllegalStateException("binaries.properties is missing from insula-embedded");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new EmbeddedServerException("binaries.properties can't be read", e);
    }
    return properties.getProperty("version");
  }

  /** Into a folder beside, then renamed: nobody ever sees half of it, and two may do it at once. */
  private static void unpack(Platform platform, Path cache, Path home) throws IOException {
    Path fresh = Files.createTempDirectory(cache, "unpacking-");
    try {
      try (InputStream archive = platform.archive();
          TarArchiveInputStream tar =
              new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
        for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
          extract(tar, e, fresh);
        }
      }
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      moveInto(fresh, home);
    } finally {
      Folders.delete(fresh);
    }
  }

  private static void moveInto(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      // Another process was faster; its copy is as good.
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("The archive points outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
      throw new IOException(target + " can't be made executable");
    }
  }
}
