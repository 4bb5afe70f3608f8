package io.insula.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server whose data live in a folder. Opening starts it, or finds the one that runs
 * there; the last of all processes to close it stops it, and the data stay. A process that was
 * killed doesn't count: whoever comes next finds its server and closes it in the end. Thread-safe.
 *
 * <pre>{@code
 * try (EmbeddedServer server = EmbeddedServer.open(Path.of(".insula"))) {
 *   DriverManager.getConnection(server.url("app"), server.user(), server.password());
 * }
 * }</pre>
 */
public final class EmbeddedServer implements AutoCloseable {
  /** The superuser. */
  public static final String SUPERUSER = "postgres";

  /** The database that every server has from the beginning. */
  public static final String DATABASE = "app";

  private final ServerFolder folder;
  private final Users.User user;
  private final ServerFolder.Running running;
  private final boolean temporary;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServer(
      ServerFolder folder, Users.User user, ServerFolder.Running running, boolean temporary) {
    this.folder = folder;
    this.user = user;
    this.running = running;
    this.temporary = temporary;
  }

  /**
   * Opens the server of that folder; makes both if they are not there.
   *
   * @throws EmbeddedServerException if it can't be started; says why
   */
  public static EmbeddedServer open(Path directory) {
    return open(directory, Binaries.defaultCache());
  }

  static EmbeddedServer open(Path directory, Path cache) {
    return open(new ServerFolder(directory, cache), false);
  }

  /**
   * A new server for tests, with nothing in it: it does not wait for the disk, so a crash of the
   * machine would cost its data, and closing it removes it with all of them. What a process that
   * was killed left behind, the next one to call this removes.
   *
   * @throws EmbeddedServerException if it can't be started; says why
   */
  public static EmbeddedServer temporary() {
    return temporary(Binaries.defaultCache());
  }

  static EmbeddedServer temporary(Path cache) {
    TemporaryFolders folders = new TemporaryFolders(cache);
    folders.sweep();
    return open(new ServerFolder(folders.next(), cache, true), true);
  }

  private static EmbeddedServer open(ServerFolder folder, boolean temporary) {
    return attempt(
        "opened",
        folder.directory(),
        () -> {
          ServerFolder.Running running = folder.ensureRunning();
          return new EmbeddedServer(folder, folder.users().enter(), running, temporary);
        });
  }

  /**
   * Stops the server of that folder, if one runs, and removes it with all its data, for ever.
   *
   * @throws EmbeddedServerException if somebody uses it
   */
  public static void wipe(Path directory) {
    ServerFolder folder = new ServerFolder(directory, Binaries.defaultCache());
    attempt(
        "wiped",
        directory,
        () -> {
          folder.wipe();
          return directory;
        });
  }

  /** The JDBC address of a database on this server, without credentials. */
  public String url(String database) {
    return "jdbc:postgresql://localhost:" + port() + "/" + database;
  }

  public int port() {
    return running.port();
  }

  public String user() {
    return SUPERUSER;
  }

  /** The superuser's password, generated when the server was made. */
  public String password() {
    return running.password();
  }

  public Path directory() {
    return folder.directory();
  }

  /** Whether this opening started the server; otherwise it ran before. */
  public boolean started() {
    return running.started();
  }

  /** Stops the server if nobody else uses it; a temporary one is removed. Can be called again. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      attempt(
          "closed",
          folder.directory(),
          () -> {
            user.leave();
            if (temporary) {
              folder.remove();
            } else {
              folder.stopIfUnused();
            }
            return user;
          });
    }
  }

  private static <T> T attempt(String what, Path directory, Gate.Passage<T> passage) {
    try {
      return Gate.pass(directory.toAbsolutePath().normalize(), passage);
    } catch (IOException | UncheckedIOException e) {
      throw new EmbeddedServerException(
          "The embedded server in " + directory + " can't be " + what + ": " + e, e);
    }
  }
}
