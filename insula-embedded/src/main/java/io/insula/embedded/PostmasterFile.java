package io.insula.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes into {@code postmaster.pid}.
 *
 * @param pid of the server's first process
 * @param port that it listens on
 */
record PostmasterFile(long pid, int port) {
  static final String NAME = "postmaster.pid";
  private static final int PORT_LINE = 3;

  /** Reads it, if it is there and complete; it may be left over from a server that was killed. */
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(data.resolve(NAME));
      if (lines.size() <= PORT_LINE) {
        return Optional.empty();
      }
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.get(0).strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      throw new EmbeddedServerException(
          data.resolve(NAME) + " is damaged. If no PostgreSQL runs there, delete it.", e);
    }
  }

  /** Whether a PostgreSQL process with that number lives; it can be another server's by now. */
  boolean alive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(this::postgres).orElse(false);
  }

  private boolean postgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(true);
  }
}
