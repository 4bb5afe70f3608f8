package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: signals, exit codes, streams. */
class ProcessTest {
  private static final long SECONDS = 120;

  @TempDir Path parent;

  @Test
  void answersWithExitCodesAndKeepsTheStreamsApart() throws Exception {
    assertThat(run("--version").code()).isZero();
    CommandRun wrong = run("nonsense");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    CommandRun created = run("tenant", "create", "acme", "--json");
    assertThat(created.code()).as(created.err()).isZero();
    assertThat(created.json().get("id").asString()).isEqualTo("acme");
    assertThat(run("tenant", "show", "nobody").code()).isEqualTo(1);
    assertThat(run("tenant", "suspend", "acme", "nobody", "--json").code()).isEqualTo(3);
    assertThat(parent.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void stopsTheServerAndKeepsTheDataWhenInterrupted() throws Exception {
    Process up = start("up");
    awaitLine(up, "Insula is up.");
    assertThat(run("tenant", "create", "acme").code()).isZero();
    interrupt(up);
    assertThat(up.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(up.exitValue()).isZero();
    assertThat(parent.resolve("data/postgres/postmaster.pid")).doesNotExist();
    assertThat(run("tenant", "show", "acme", "--json").json().get("id").asString())
        .isEqualTo("acme");
  }

  @Test
  void goesOnAfterUpWasKilled() throws Exception {
    Process up = start("up");
    awaitLine(up, "Insula is up.");
    assertThat(run("tenant", "create", "acme").code()).isZero();
    up.destroyForcibly();
    assertThat(up.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(parent.resolve("data/postgres/postmaster.pid")).exists();
    CommandRun shown = run("tenant", "show", "acme", "--json");
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(parent.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void showsTheDemoAndBeginsAgainWhenAsked() throws Exception {
    CommandRun demo = run("up", "--demo", "--for", "4");
    assertThat(demo.code()).as(demo.err()).isZero();
    String last = demo.out().lines().reduce("", (before, line) -> line);
    assertThat(last).contains("12 tenants, 12 open", "errors 0", "foreign rows seen: 0");
    CommandRun tenants = run("tenant", "list", "--json");
    assertThat(tenants.json()).hasSize(12);
    CommandRun invoices = run("sql", "baltic-bank", "select count(*) n from customer", "--json");
    assertThat(invoices.json().get(0).get("n").asInt()).isEqualTo(20);
    CommandRun reset = run("up", "--reset", "--for", "1", "--json");
    assertThat(reset.code()).as(reset.err()).isZero();
    assertThat(reset.json().get("url").asString()).startsWith("jdbc:postgresql://localhost:");
    assertThat(run("tenant", "list", "--json").json()).isEmpty();
  }

  private CommandRun run(String... arguments) throws Exception {
    Path out = Files.createTempFile(parent, "out", "");
    Path err = Files.createTempFile(parent, "err", "");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Process start(String... arguments) throws IOException {
    return builder(arguments).redirectError(new File(parent.toFile(), "up.err")).start();
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("INSULA_"));
    builder.environment().put("INSULA_DATA", parent.resolve("data").toString());
    return builder;
  }

  private static void awaitLine(Process process, String beginning) throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = output.readLine();
    }
    assertThat(line).startsWith(beginning);
  }

  private static void interrupt(Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
