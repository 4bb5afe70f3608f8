package io.insula.cli;

import io.insula.InsulaException;
import io.insula.jdbc.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The installation's secret in the data folder, which only its owner may read. */
final class SecretFile {
  private final Path folder;
  private final Path file;

  SecretFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("secret");
  }

  Path path() {
    return file;
  }

  Optional<Secret> read() {
    try {
      return Files.exists(file) ? Optional.of(Secret.of(Files.readString(file))) : Optional.empty();
    } catch (IOException e) {
      throw new InsulaException("The secret in " + file + " can't be read: " + e, e);
    }
  }

  /** The secret; made at the first time. */
  Secret readOrMake() {
    Optional<Secret> present = read();
    if (present.isPresent()) {
      return present.get();
    }
    Secret fresh = Secret.generate();
    try {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      Path whole = Files.createTempFile(folder, "secret", "", ownerOnly("rw-------"));
      Files.writeString(whole, fresh.encoded() + "\n");
      try {
        Files.createLink(file, whole); // another process may be doing the same: the first one wins
      } finally {
        Files.delete(whole);
      }
      return fresh;
    } catch (FileAlreadyExistsException e) {
      return read().orElseThrow(() -> new InsulaException("The secret " + file + " vanished", e));
    } catch (IOException e) {
      throw new InsulaException("The secret can't be written to " + file + ": " + e, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
