package io.insula.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
  @TempDir Path parent;

  @Test
  void keepsItsDataAndItsAddressBetweenTwoStarts() throws Exception {
    int port;
    String password;
    try (EmbeddedServer server = EmbeddedServer.open(folder())) {
      assertThat(server.started()).isTrue();
      port = server.port();
      password = server.password();
      execute(server, "create table note (text text); insert into note values ('kept')");
    }
    assertThat(folder().resolve("postgres/postmaster.pid")).doesNotExist();
    try (EmbeddedServer server = EmbeddedServer.open(folder())) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(server.password()).isEqualTo(password);
      assertThat(query(server, "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void leavesNothingOfATemporaryServer() throws Exception {
    Path folder;
    try (EmbeddedServer server = EmbeddedServer.temporary(parent)) {
      folder = server.directory();
      assertThat(query(server, "show fsync")).isEqualTo("off");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void removesWhatAKilledProcessLeftOfItsTemporaryServer() throws Exception {
    Path left = parent.resolve("tests").resolve(Integer.MAX_VALUE + "-killed");
    Files.createDirectories(left.resolve("postgres"));
    try (EmbeddedServer first = EmbeddedServer.temporary(parent);
        EmbeddedServer second = EmbeddedServer.temporary(parent)) {
      assertThat(left).doesNotExist();
      assertThat(query(first, "select 'here'")).isEqualTo("here");
      assertThat(second.directory()).isNotEqualTo(first.directory());
    }
  }

  @Test
  void isStoppedByTheLastOneToCloseIt() throws Exception {
    EmbeddedServer first = EmbeddedServer.open(folder());
    EmbeddedServer second = EmbeddedServer.open(folder());
    assertThat(second.started()).isFalse();
    first.close();
    first.close();
    assertThat(query(second, "select 'still here'")).isEqualTo("still here");
    second.close();
    assertThatThrownBy(() -> query(second, "select 1")).isInstanceOf(SQLException.class);
  }

  @Test
  void isStartedOnceByManyAtTheSameTime() throws Exception {
    int many = 4;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    CountDownLatch ready = new CountDownLatch(many);
    Callable<EmbeddedServer> open =
        () -> {
          ready.countDown();
          assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
          return EmbeddedServer.open(folder());
        };
    int started = 0;
    for (Future<EmbeddedServer> future : threads.invokeAll(List.of(open, open, open, open))) {
      try (EmbeddedServer server = future.get()) {
        started += server.started() ? 1 : 0;
      }
    }
    threads.shutdown();
    assertThat(started).isEqualTo(1);
  }

  @Test
  void findsTheServerOfAProcessThatWasKilledAndStopsItInTheEnd() throws Exception {
    Process killed = Leaver.open(folder());
    try (EmbeddedServer server = EmbeddedServer.open(folder())) {
      assertThat(server.started()).isFalse();
      assertThat(query(server, "select 'found'")).isEqualTo("found");
    }
    assertThat(killed.isAlive()).isFalse();
    assertThat(folder().resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(folder().resolve("users")).isEmptyDirectory();
  }

  @Test
  void recoversFromAServerThatWasKilled() throws Exception {
    try (EmbeddedServer killed = EmbeddedServer.open(folder())) {
      execute(killed, "create table note (text text); insert into note values ('durable')");
      ProcessHandle postmaster =
          ProcessHandle.of(PostmasterFile.read(data()).orElseThrow().pid()).orElseThrow();
      List<ProcessHandle> all = postmaster.descendants().toList();
      postmaster.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      postmaster.onExit().get(30, TimeUnit.SECONDS);
      for (ProcessHandle one : all) {
        one.onExit().get(30, TimeUnit.SECONDS);
      }
      try (EmbeddedServer server = EmbeddedServer.open(folder())) {
        assertThat(server.started()).isTrue();
        assertThat(query(server, "select text from note")).isEqualTo("durable");
      }
    }
  }

  @Test
  void ignoresTheFileOfAServerWhoseNumberIsSomebodyElsesNow() throws Exception {
    EmbeddedServer.open(folder()).close();
    Files.writeString(
        data().resolve(PostmasterFile.NAME),
        ProcessHandle.current().pid() + "\n" + data() + "\n0\n1\n\nlocalhost\n\nready\n");
    try (EmbeddedServer server = EmbeddedServer.open(folder())) {
      assertThat(server.started()).isTrue();
    }
  }

  @Test
  void asksForItsPassword() {
    try (EmbeddedServer server = EmbeddedServer.open(folder())) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.url("app"), server.user(), "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void keepsItsPasswordFromOthers() throws IOException {
    EmbeddedServer.open(folder()).close();
    assertThat(permissions(folder().resolve("password"))).isEqualTo("rw-------");
    assertThat(permissions(folder())).isEqualTo("rwx------");
  }

  @Test
  void isNotWipedWhileSomebodyUsesIt() {
    try (EmbeddedServer server = EmbeddedServer.open(folder())) {
      assertThatThrownBy(() -> EmbeddedServer.wipe(folder()))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("Nothing was removed");
      assertThat(server.directory().resolve("postgres")).isDirectory();
    }
    EmbeddedServer.wipe(folder());
    assertThat(data()).doesNotExist();
  }

  @Test
  void saysWhatTheServerSaidWhenItCannotStart() throws IOException {
    EmbeddedServer.open(folder()).close();
    Files.writeString(data().resolve("postgresql.conf"), "nonsense = 1\n");
    assertThatThrownBy(() -> EmbeddedServer.open(folder()))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("unrecognized configuration parameter \"nonsense\"")
        .hasMessageContaining("postgres.log");
  }

  private Path folder() {
    return parent.resolve("insula");
  }

  private Path data() {
    return folder().resolve("postgres");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void execute(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(EmbeddedServer server) throws SQLException {
    return DriverManager.getConnection(
        server.url(EmbeddedServer.DATABASE), server.user(), server.password());
  }
}
