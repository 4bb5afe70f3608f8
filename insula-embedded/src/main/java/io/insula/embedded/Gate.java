package io.insula.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One at a time, in this JVM and among processes, may start or stop the server of a folder. */
final class Gate {
  private Gate() {}

  static <T> T pass(Path folder, Passage<T> passage) throws IOException {
    synchronized (Gate.class) { // a file lock excludes other processes only
      Folders.createPrivate(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        return passage.run();
      }
    }
  }

  @FunctionalInterface
  interface Passage<T> {
    T run() throws IOException;
  }
}
