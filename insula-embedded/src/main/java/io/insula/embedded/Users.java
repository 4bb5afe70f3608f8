package io.insula.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Who uses a server: one locked file each. A process that is killed loses its lock, so that it
 * doesn't count any more. Call only inside the {@link Gate}.
 */
final class Users {
  private final Path folder;

  Users(Path folder) {
    this.folder = folder;
  }

  /** Counts the caller in. */
  User enter() throws IOException {
    Folders.createPrivate(folder);
    Path file = Files.createTempFile(folder, self(), "");
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return new User(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The process numbers of those who are in; forgets those who have gone. */
  List<String> present() throws IOException {
    List<String> present = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return present;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(self()) || locked(file)) {
          present.add(name.substring(0, name.indexOf('-')));
        } else {
          Files.delete(file);
        }
      }
    }
    return present;
  }

  /**
   * Never asked for this process's own files: on POSIX systems, closing the channel that asks would
   * drop the lock that another channel of the process has.
   */
  private static boolean locked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }

  private static String self() {
    return ProcessHandle.current().pid() + "-";
  }

  /** One who is in. */
  record User(Path file, FileChannel channel) {
    void leave() throws IOException {
      channel.close();
      Files.delete(file);
    }
  }
}
