package io.insula.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders of servers for tests, below the cache. Each has the number of its process in its name.
 */
final class TemporaryFolders {
  private final Path cache;
  private final Path parent;

  TemporaryFolders(Path cache) {
    this.cache = cache;
    this.parent = cache.resolve("tests");
  }

  /** A folder that nobody has. */
  Path next() {
    try {
      Folders.createPrivate(parent);
      return Files.createTempDirectory(parent, ProcessHandle.current().pid() + "-");
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "No folder for a server can be made in "
              + parent
              + " ("
              + e
              + "). Set INSULA_CACHE to a folder that can be written.",
          e);
    }
  }

  /** Removes what processes left that were killed. What can't be removed stays for another time. */
  void sweep() {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "*-*")) {
      for (Path folder : folders) {
        if (!alive(folder)) {
          remove(folder);
        }
      }
    } catch (IOException e) {
      return; // somebody else sweeps as well
    }
  }

  private static boolean alive(Path folder) {
    String name = String.valueOf(folder.getFileName());
    try {
      long pid = Long.parseLong(name.substring(0, name.indexOf('-')));
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (NumberFormatException e) {
      return true; // not one of ours
    }
  }

  private void remove(Path folder) {
    try {
      Gate.pass(
          folder,
          () -> {
            new ServerFolder(folder, cache, true).remove();
            return folder;
          });
    } catch (IOException | EmbeddedServerException e) {
      return; // in use after all, or somebody else removes it
    }
  }
}
