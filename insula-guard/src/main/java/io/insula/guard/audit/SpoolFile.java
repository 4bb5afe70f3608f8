package io.insula.guard.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A locked file of entries, one in each line, each with its seal. The last line may be torn: then
 * nobody was told that it is safe. Not thread-safe.
 */
final class SpoolFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpoolFile.class);
  private static final char GAP = ' ';

  private final Path path;
  private final FileChannel channel;
  private final AuditKey key;

  private SpoolFile(Path path, FileChannel channel, AuditKey key) {
    this.path = path;
    this.channel = channel;
    this.key = key;
  }

  /** A new file; nothing if somebody else was quicker. */
  static Optional<SpoolFile> create(Path path, AuditKey key) throws IOException {
    Optional<SpoolFile> file =
        locked(path, key, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (file.isPresent()) {
      forceFolder(path);
    }
    return file;
  }

  /** A file that is there; nothing if somebody else uses it, or has drained it. */
  static Optional<SpoolFile> take(Path path, AuditKey key) throws IOException {
    try {
      return locked(path, key, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (NoSuchFileException drained) {
      return Optional.empty();
    }
  }

  private static Optional<SpoolFile> locked(Path path, AuditKey key, StandardOpenOption... options)
      throws IOException {
    FileChannel channel = FileChannel.open(path, options);
    boolean ours = false;
    try {
      ours = lock(channel) != null && Files.exists(path);
      return ours ? Optional.of(new SpoolFile(path, channel, key)) : Optional.empty();
    } finally {
      if (!ours) {
        channel.close();
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException byThisProcess) {
      return null;
    }
  }

  /** So that the file itself is there after a power failure; not every system can do that. */
  private static void forceFolder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("The folder {} can't be forced to the disk here", folder, e);
    }
  }

  void append(List<AuditFact> facts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (AuditFact fact : facts) {
      String json = AuditJson.write(AuditJson.document(fact));
      lines.append(key.line(json)).append(GAP).append(json).append('\n');
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  void read(int batch, Spool.Sink sink) throws Exception {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Channels.newInputStream(channel.position(0)), StandardCharsets.UTF_8));
    List<AuditFact> facts = new ArrayList<>();
    int damaged = 0;
    String line = reader.readLine();
    while (line != null) {
      AuditFact fact = fact(line);
      line = reader.readLine();
      if (fact != null) {
        facts.add(fact);
      } else if (line != null) {
        damaged++;
      }
      if (facts.size() == batch || (line == null && !facts.isEmpty())) {
        sink.take(facts);
        facts = new ArrayList<>();
      }
    }
    if (damaged > 0) {
      keepDamaged();
      sink.damaged(String.valueOf(path.getFileName()), damaged);
    }
  }

  private @Nullable AuditFact fact(String line) {
    int gap = line.indexOf(GAP);
    if (gap < 0 || !AuditKey.same(line.substring(0, gap), key.line(line.substring(gap + 1)))) {
      return null;
    }
    return AuditJson.fact(line.substring(gap + 1));
  }

  private void keepDamaged() throws IOException {
    Path kept = path.resolveSibling(path.getFileName() + ".damaged");
    Files.deleteIfExists(kept);
    Files.copy(path, kept);
    log.error("A spool file of the audit trail is damaged; it is kept as {}", kept);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("A spool file did not close", e);
    }
  }
}
