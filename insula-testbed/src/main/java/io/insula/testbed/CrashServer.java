package io.insula.testbed;

import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A server of one test's own, which can be stopped in the midst of its work. One thread. */
public final class CrashServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final EmbeddedServer first;
  private EmbeddedServer current;

  private CrashServer(Path folder) {
    this.folder = folder;
    this.first = EmbeddedServer.open(folder);
    this.current = first;
  }

  /** Starts one with its data in that folder. */
  public static CrashServer start(Path folder) {
    return new CrashServer(folder);
  }

  /** The JDBC address of its database, also after it was started again. */
  public String url() {
    return current.url(EmbeddedServer.DATABASE);
  }

  /** A superuser. */
  public String user() {
    return current.user();
  }

  public String password() {
    return current.password();
  }

  /** A connection of the superuser. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  /** Stops it as {@code pg_ctl stop -m immediate} does: nothing is finished, nothing written. */
  public void stopImmediately() throws Exception {
    String pid = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).get(0);
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    int result = new ProcessBuilder("kill", "-QUIT", pid.strip()).start().waitFor();
    if (result != 0) {
      throw new IOException("The server could not be told to stop");
    }
    postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Starts it again, with the same data and at the same address. */
  public void startAgain() {
    String before = url();
    current = EmbeddedServer.open(folder);
    if (!url().equals(before)) {
      throw new IllegalStateException("The server is at another address now");
    }
  }

  @Override
  public void close() {
    first.close();
    current.close();
  }
}
