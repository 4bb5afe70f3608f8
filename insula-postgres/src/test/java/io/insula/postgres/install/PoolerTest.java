package io.insula.postgres.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insula.InsulaException;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.PostgresAdministration;
import io.insula.postgres.TestSecret;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolerTest {
  private static final Path PGBOUNCER = Path.of("/usr/sbin/pgbouncer");

  @Test
  void anInstallationThroughAPoolerIsRefusedWithTheReason() throws Exception {
    assumeTrue(Files.isExecutable(PGBOUNCER), "PgBouncer is not installed");
    int port = freePort();
    try (TestDatabase database = TestServer.shared().create()) {
      Process pooler = start(port);
      try (BufferedReader log = pooler.inputReader(StandardCharsets.UTF_8)) {
        awaitListening(log);
        String url = "jdbc:postgresql://localhost:%d/%s".formatted(port, database.name());
        try (Connection pooled = DriverManager.getConnection(url, "postgres", "x")) {
          assertThatThrownBy(
                  () ->
                      new PostgresAdministration()
                          .install(pooled, InstallSettings.of(TestSecret.SECRET)))
              .isInstanceOf(InsulaException.class)
              .hasMessageContaining("a pooler stands between");
        }
      } finally {
        pooler.destroy();
        pooler.waitFor();
      }
      assertThat(database.column("select nspname from pg_namespace where nspname = 'insula'"))
          .isEmpty();
    }
  }

  private static Process start(int port) throws IOException {
    TestServer server = TestServer.shared();
    Path settings =
        Files.createTempFile(
            "pgbouncer",
            ".ini",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    Files.writeString(
        settings,
        """
        [databases]
        * = host=%s port=%d user=%s password=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(server.host(), server.port(), server.user(), server.password(), port));
    List<String> command = new ArrayList<>(List.of(PGBOUNCER.toString(), settings.toString()));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(1, List.of("-u", "nobody"));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void awaitListening(BufferedReader log) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.contains("process up")) {
        return;
      }
    }
    throw new IOException("PgBouncer did not start:\n" + said);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
