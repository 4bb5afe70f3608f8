package io.insula.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one server: data in {@code postgres}, the log, the port and what is secret beside
 * it. Call everything but {@link #directory()} only inside the {@link Gate}.
 */
final class ServerFolder {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 50;
  private static final int PORT_ATTEMPTS = 3;
  private static final int PASSWORD_BYTES = 24;

  /** Nothing is written before it has to be. */
  private static final List<String> WITHOUT_THE_DISK =
      List.of(
          "-c fsync=off",
          "-c synchronous_commit=off",
          "-c full_page_writes=off",
          "-c checkpoint_timeout=1h",
          "-c max_wal_size=4GB",
          "-c max_prepared_transactions=10");

  private final Path directory;
  private final Path data;
  private final Path log;
  private final Path portFile;
  private final Path cache;
  private final boolean temporary;

  ServerFolder(Path directory, Path cache) {
    this(directory, cache, false);
  }

  /**
   * @param temporary whether the data need not survive anything
   */
  ServerFolder(Path directory, Path cache, boolean temporary) {
    this.temporary = temporary;
    this.directory = directory.toAbsolutePath().normalize();
    this.data = this.directory.resolve("postgres");
    this.log = this.directory.resolve("postgres.log");
    this.portFile = this.directory.resolve("port");
    this.cache = cache;
  }

  Path directory() {
    return directory;
  }

  Users users() {
    return new Users(directory.resolve("users"));
  }

  /** Finds the server, or makes and starts it. */
  Running ensureRunning() throws IOException {
    String password = password();
    Optional<PostmasterFile> found = PostmasterFile.read(data);
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (found.isPresent() && found.get().alive()) {
      int port = found.get().port();
      if (Session.leadsTo(port, password, data)) {
        return new Running(port, password, false);
      }
      if (System.nanoTime() > patience) {
        throw new EmbeddedServerException(
            "Process "
                + found.get().pid()
                + " seems to be the server in "
                + directory
                + ", but it doesn't answer. Look into "
                + log
                + ", or end that process.");
      }
      pause(); // it is starting, recovering or stopping
      found = PostmasterFile.read(data);
    }
    return new Running(start(password), password, true);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while waiting for the server", e);
    }
  }

  private int start(String password) throws IOException {
    Programs programs = new Programs(Binaries.unpacked(cache), directory);
    if (!Files.isDirectory(data)) {
      initialise(programs);
    }
    int port = startOnFreePort(programs);
    try {
      Session.ensureDatabase(port, password, EmbeddedServer.DATABASE);
    } catch (SQLException e) {
      throw new EmbeddedServerException("The server in " + directory + " started, but: " + e, e);
    }
    return port;
  }

  /** Made beside and then renamed, so that an interruption leaves no half-made directory. */
  private void initialise(Programs programs) throws IOException {
    Path fresh = directory.resolve("postgres.new");
    Folders.delete(fresh);
    programs.initialise(fresh, EmbeddedServer.SUPERUSER, directory.resolve("password"));
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private int startOnFreePort(Programs programs) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = port(attempt);
      try {
        programs.start(data, settings(port), log);
        Files.writeString(portFile, port + "\n");
        return port;
      } catch (EmbeddedServerException e) {
        if (attempt == PORT_ATTEMPTS || free(port)) {
          throw new EmbeddedServerException(
              e.getMessage() + "\nThe server's log, " + log + ", ends with:\n" + Programs.tail(log),
              e);
        }
      }
    }
  }

  /** The same as the last time if it is free, so that a noted address stays valid. */
  private int port(int attempt) throws IOException {
    if (attempt == 1 && Files.exists(portFile)) {
      int last = Integer.parseInt(Files.readString(portFile).strip());
      if (free(last)) {
        return last;
      }
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> settings(int port) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "-p " + port,
                "-c listen_addresses=localhost",
                "-c unix_socket_directories=",
                "-c max_connections=200",
                "-c timezone=UTC",
                "-c log_timezone=UTC"));
    if (temporary) {
      settings.addAll(WITHOUT_THE_DISK);
    }
    return settings;
  }

  void stopIfUnused() throws IOException {
    if (users().present().isEmpty()) {
      stop();
    }
  }

  private void stop() throws IOException {
    Optional<PostmasterFile> found = PostmasterFile.read(data);
    if (found.isPresent() && found.get().alive()) {
      new Programs(Binaries.unpacked(cache), directory)
          .stop(data, temporary ? "immediate" : "fast");
    }
  }

  void wipe() throws IOException {
    List<String> present = users().present();
    if (!present.isEmpty()) {
      throw new EmbeddedServerException(
          "The embedded server in "
              + directory
              + " is in use by process "
              + String.join(", ", present)
              + ". End it first (Ctrl-C in its terminal), then try again. Nothing was removed.");
    }
    stop();
    Folders.delete(data);
    for (String file : List.of("postgres.log", "port", "password")) {
      Files.deleteIfExists(directory.resolve(file));
    }
  }

  /** Stops the server and removes the folder itself. */
  void remove() throws IOException {
    wipe();
    Folders.delete(directory);
  }

  private String password() throws IOException {
    Path file = directory.resolve("password");
    if (!Files.exists(file)) {
      Folders.writePrivate(file, newPassword());
    }
    return Files.readString(file).strip();
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * A server that answers.
   *
   * @param started whether it was started just now
   */
  record Running(int port, String password, boolean started) {
    @Override
    public String toString() {
      return "Running[port=" + port + "]";
    }
  }
}
