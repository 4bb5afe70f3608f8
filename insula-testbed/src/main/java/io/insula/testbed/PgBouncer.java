package io.insula.testbed;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real PgBouncer in transaction mode before the test server, with one server connection for each
 * user and database, so that clients have to take turns on it.
 */
public final class PgBouncer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program, if it is installed. */
  public static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .map(directory -> Path.of(directory, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one.
   *
   * @param passwords of all roles that will log in through it
   */
  public static PgBouncer start(TestServer server, Map<String, String> passwords)
      throws IOException, InterruptedException {
    Path program = program().orElseThrow(() -> new IllegalStateException("no pgbouncer here"));
    Path home = Files.createTempDirectory("pgbouncer");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    int port = freePort();
    Path users = home.resolve("users.txt");
    Files.writeString(
        users,
        passwords.entrySet().stream()
            .map(entry -> "\"%s\" \"%s\"\n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining()));
    Path configuration = home.resolve("pgbouncer.ini");
    Files.writeString(configuration, configuration(server, port, users));
    Process process =
        new ProcessBuilder(command(program, configuration))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    PgBouncer bouncer = new PgBouncer(process, port);
    bouncer.awaitPort(home.resolve("log"));
    return bouncer;
  }

  /** The JDBC address of a database through the pooler, without credentials. */
  public String url(String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  private static String configuration(TestServer server, int port, Path users) {
    return """
    [databases]
    * = host=%s port=%d
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = plain
    auth_file = %s
    pool_mode = transaction
    default_pool_size = 1
    ignore_startup_parameters = extra_float_digits
    """
        .formatted(server.host(), server.port(), port, users);
  }

  /** PgBouncer refuses to run as root. */
  private static List<String> command(Path program, Path configuration) {
    List<String> plain = List.of(program.toString(), configuration.toString());
    return "root".equals(System.getProperty("user.name"))
        ? Stream.concat(
                Stream.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"),
                plain.stream())
            .toList()
        : plain;
  }

  private void awaitPort(Path log) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("PgBouncer did not start: " + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
