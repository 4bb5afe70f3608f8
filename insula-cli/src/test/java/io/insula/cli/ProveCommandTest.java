package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProveCommandTest {
  @TempDir static Path data;
  private static EmbeddedServer server;
  private static Path report;

  @BeforeAll
  static void writeAReport() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(
        tenant.resolve("V1__note.sql"), "create table note (id int primary key, text text);");
    server = EmbeddedServer.open(data);
    report = data.resolve("report.html");
    assertThat(run("tenant", "create", "acme").code()).isZero();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void aReportIsWrittenAndVerifiedWithThePublishedKey() throws IOException {
    CommandRun written = run("prove", "--out", report.toString(), "--skip", "attacks");
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(written.out()).contains("passed  Tables and policies", "Nothing was found", "Wrote");
    assertThat(Files.readString(report)).startsWith("<!doctype html>").doesNotContain("acme");

    String key = run("prove", "--key").out().strip();
    CommandRun verified = run("prove", "--verify", report.toString(), "--key", key);
    assertThat(verified.code()).isZero();
    assertThat(verified.out()).startsWith("Genuine");

    String other = "MCowBQYDK2VwAyEAKtlG0E1FThLqnFcyGrQK9is2LjGl8XBsjD5Pc-3MOG8";
    CommandRun foreign = run("prove", "--verify", report.toString(), "--key", other);
    assertThat(foreign.code()).isEqualTo(Exit.FAILED);
    assertThat(foreign.out()).startsWith("Not genuine");

    Files.writeString(report, Files.readString(report).replace("passed", "Passed"));
    CommandRun changed = run("prove", "--verify", report.toString());
    assertThat(changed.code()).isEqualTo(Exit.FAILED);
    assertThat(changed.err()).contains("changed after it was signed");
  }

  @Test
  void theAnswerCanBeReadByAProgram() {
    JsonNode answer =
        run(
                "prove",
                "--json",
                "--skip",
                "plans,attacks,isolation",
                "--out",
                data.resolve("b.html").toString())
            .json();

    assertThat(answer.get("passed").asBoolean()).isTrue();
    assertThat(answer.get("sections"))
        .anySatisfy(
            section -> {
              assertThat(section.get("id").asString()).isEqualTo("plans");
              assertThat(section.get("verdict").asString()).isEqualTo("skipped");
            });
  }

  @Test
  void whatItCannotDoIsSaid() {
    assertThat(run("prove").code()).isEqualTo(Exit.USAGE);
    assertThat(run("prove", "--out", "x.html", "--skip", "lunch").err())
        .contains("lunch")
        .contains("walls");
    assertThat(run("prove", "--verify", "nowhere.html").err()).contains("nowhere.html");
    assertThat(run("prove", "--verify", "pom.xml").err()).contains("no seal");
    assertThat(run("prove", "--verify", "pom.xml", "--key", "x").code()).isEqualTo(Exit.USAGE);
  }
}
