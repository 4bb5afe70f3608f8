package io.insula.guard.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Local files that take entries while the database is away. What was appended is on the disk.
 * Several processes may share a folder: each file is locked by who uses it, and a file that nobody
 * has locked, since its process died, is drained by whoever finds it. Thread-safe.
 */
final class Spool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Spool.class);
  private static final String PATTERN = "audit-*.spool";

  private final Path folder;
  private final AuditKey key;
  private final String name = UUID.randomUUID().toString();
  private int next;
  private @Nullable SpoolFile current;

  /**
   * @throws UncheckedIOException if the folder can't be made
   */
  Spool(Path folder, AuditKey key) {
    this.folder = folder;
    this.key = key;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The spool folder of the audit trail can't be made: " + folder, e);
    }
  }

  /** Returns when they are on the disk. */
  synchronized void append(List<AuditFact> facts) throws IOException {
    SpoolFile file = current;
    if (file == null) {
      file = open();
      current = file;
    }
    try {
      file.append(facts);
    } catch (IOException e) {
      letGo(); // the end of that file is not certain any more
      throw e;
    }
  }

  private SpoolFile open() throws IOException {
    while (true) {
      next++;
      Path path = folder.resolve("audit-%s-%d.spool".formatted(name, next));
      Optional<SpoolFile> file = SpoolFile.create(path, key);
      if (file.isPresent()) {
        return file.get();
      }
    }
  }

  /** From here on, a new file is begun; the old one can be drained. */
  private synchronized void letGo() {
    SpoolFile file = current;
    current = null;
    if (file != null) {
      file.close();
    }
  }

  /** Whether there may be something to drain. */
  boolean isEmpty() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
      return !files.iterator().hasNext();
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Gives every entry of every file that nobody else uses, oldest files first, and removes the file
   * when all of it was taken.
   */
  void drain(int batch, Sink sink) throws Exception {
    letGo();
    for (Path path : files()) {
      Optional<SpoolFile> file = SpoolFile.take(path, key);
      if (file.isPresent()) {
        try (SpoolFile taken = file.get()) {
          taken.read(batch, sink);
          taken.delete();
        }
      }
    }
  }

  private List<Path> files() throws IOException {
    record Dated(Path path, long modified) {}
    List<Dated> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
      for (Path path : files) {
        try {
          found.add(new Dated(path, Files.getLastModifiedTime(path).toMillis()));
        } catch (NoSuchFileException e) {
          log.debug("Somebody else has drained {}", path);
        }
      }
    }
    found.sort(java.util.Comparator.comparingLong(Dated::modified));
    return found.stream().map(Dated::path).toList();
  }

  @Override
  public void close() {
    letGo();
  }

  /** Takes entries for good. */
  interface Sink {
    /** Those of a file, in their order, many at a time. */
    void take(List<AuditFact> facts) throws Exception;

    /** Lines that are not as they were written, and are lost. */
    void damaged(String file, int lines) throws Exception;
  }
}
