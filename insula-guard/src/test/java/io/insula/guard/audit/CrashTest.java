package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testbed.CrashServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes are killed and servers stopped; what was acknowledged is there, once. */
@DisabledOnOs(OS.WINDOWS)
class CrashTest {
  @TempDir Path folder;

  /** Records as fast as it can, and says each id that was acknowledged; until it is killed. */
  public static void main(String[] args) {
    AuditSettings settings =
        new AuditSettings(
                100, 10, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(20), null)
            .withSpool(Path.of(args[1]));
    AuditTrail trail =
        AuditTrail.open(
            House.application(args[0]),
            House.SECRET,
            settings,
            "child",
            Clock.systemUTC(),
            AuditListener.NONE);
    for (int i = 0; ; i++) {
      System.out.println(trail.record(AuditRecord.of("test.crash").detail("n", i)).id());
      System.out.flush();
    }
  }

  @Test
  void whatAKilledProcessHadAcknowledgedIsThereOnce() throws Exception {
    try (House house = House.open()) {
      List<String> acknowledged = new ArrayList<>();
      for (int kill = 0; kill < 3; kill++) {
        acknowledged.addAll(killedAfter(house.database.url(), 40 + 7 * kill));
      }
      try (AuditTrail trail = house.trail(s -> s.withSpool(folder.resolve("spool")))) {
        SpoolTest.await(
            () -> new Spool(folder.resolve("spool"), new AuditKey(House.SECRET)).isEmpty());
        assertThat(house.audit(trail).verify(null, VerifyListener.NONE).findings()).isEmpty();
      }
      List<String> ids = house.database.column("select id from insula.audit_entry");
      assertThat(ids).doesNotHaveDuplicates().containsAll(acknowledged);
    }
  }

  @Test
  void whatWasAcknowledgedWhileTheServerWasStoppedAndTheProcessKilledIsThereOnce()
      throws Exception {
    try (CrashServer server = CrashServer.start(folder.resolve("server"))) {
      try (Connection admin = server.connect()) {
        House.prepare(admin, server.url());
      }
      Process child = start(server.url());
      Set<String> acknowledged = new TreeSet<>();
      BufferedReader said = output(child);
      read(said, acknowledged, 30);
      server.stopImmediately();
      read(said, acknowledged, 30);
      server.startAgain();
      read(said, acknowledged, 60);
      server.stopImmediately();
      read(said, acknowledged, 30);
      acknowledged.addAll(kill(child, said));
      server.startAgain();
      try (AuditTrail trail =
          House.trail(House.application(server.url()), s -> s.withSpool(folder.resolve("spool")))) {
        SpoolTest.await(
            () -> new Spool(folder.resolve("spool"), new AuditKey(House.SECRET)).isEmpty());
        Audit audit = new Audit(House.migrator(server.url()), trail, House.SECRET);
        assertThat(audit.verify(null, VerifyListener.NONE).findings()).isEmpty();
      }
      assertThat(ids(server)).doesNotHaveDuplicates().containsAll(acknowledged);
    }
  }

  private List<String> killedAfter(String url, int entries) throws Exception {
    Process child = start(url);
    BufferedReader said = output(child);
    Set<String> acknowledged = new TreeSet<>();
    read(said, acknowledged, entries);
    acknowledged.addAll(kill(child, said));
    return List.copyOf(acknowledged);
  }

  private Process start(String url) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashTest.class.getName(),
            url,
            folder.resolve("spool").toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static BufferedReader output(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void read(BufferedReader said, Set<String> acknowledged, int lines)
      throws Exception {
    for (int i = 0; i < lines; i++) {
      String line = said.readLine();
      assertThat(line).isNotNull();
      acknowledged.add(line);
    }
  }

  /** With SIGKILL; the ids that it had still said before, complete ones. */
  private static List<String> kill(Process child, BufferedReader said) throws Exception {
    child.toHandle().destroyForcibly();
    List<String> rest = said.lines().filter(line -> line.length() == 36).toList();
    child.waitFor();
    return rest;
  }

  private static List<String> ids(CrashServer server) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection admin = server.connect();
        ResultSet rows =
            admin.createStatement().executeQuery("select id from insula.audit_entry")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
