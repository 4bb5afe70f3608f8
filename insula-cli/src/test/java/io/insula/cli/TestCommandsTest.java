package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cli.Terminal.Abilities;
import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands {@code insula test …} on one embedded server. */
class TestCommandsTest {
  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(
        tenant.resolve("V1__note.sql"),
        "create table note (id bigint generated always as identity primary key, text text);");
    server = EmbeddedServer.open(data);
    assertThat(run("tenant", "create", "acme", "globex").code()).isZero();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void triesEveryDoorAndTellsOfTheOpenOnes() throws SQLException {
    CommandRun shut = run("test", "isolation", "--tenants", "2");
    assertThat(shut.code()).as(shut.out() + shut.err()).isZero();
    assertThat(shut.out()).contains("ISOLATION", "row", "concurrency", "All passed of");
    assertThat(run("test", "isolation", "--of", "acme,globex", "--detailed").out())
        .contains("passed row data, exactly the own rows: note as acme");
    alter("alter table note disable row level security");
    CommandRun open = run("test", "isolation", "--tenants", "2", "--json");
    alter("alter table note enable row level security");
    assertThat(open.code()).isEqualTo(Exit.FAILED);
    JsonNode report = open.json();
    assertThat(report.get("passed").asBoolean()).isFalse();
    assertThat(report.get("tenants")).hasSize(2);
    assertThat(report.get("checks").valueStream().map(check -> check.get("failure").asString("")))
        .anyMatch(failure -> failure.contains("note.text") || failure.contains("note.id"));
    assertThat(run("tenant", "list", "--json").out()).doesNotContain("insula-test");
  }

  @Test
  void provesStatementsOfALogAndNamesTheLeak() throws IOException, SQLException {
    Path log = data.resolve("postgresql.log");
    Files.writeString(
        log,
        """
        2026-11-21 10:00:00 UTC LOG:  execute <unnamed>: select text from note where id = $1
        2026-11-21 10:00:00 UTC DETAIL:  Parameters: $1 = '1'
        2026-11-21 10:00:01 UTC LOG:  statement: commit
        """);
    CommandRun kept = run("test", "statements", log.toString());
    assertThat(kept.code()).as(kept.out() + kept.err()).isZero();
    assertThat(kept.out())
        .contains("skipped commit")
        .contains("Nothing leaked: 1 of 2 statements proved in row isolation")
        .contains("1 of 1 table had marks");
    alter("alter table note disable row level security");
    CommandRun open = run("test", "statements", log.toString());
    CommandRun json = run("test", "statements", log.toString(), "--json");
    alter("alter table note enable row level security");
    assertThat(open.code()).isEqualTo(Exit.FAILED);
    assertThat(open.out())
        .contains("read a result: note.text", "  select text from note where id = ?", "1 leak:");
    assertThat(json.json().get("leaks").get(0).get("table").asString()).isEqualTo("note");
    assertThat(run("tenant", "list", "--json").out()).doesNotContain("insula-prove");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThat(run("test").code()).isEqualTo(Exit.USAGE);
    assertThat(run("test", "isolation", "--tenants", "1").code()).isEqualTo(Exit.USAGE);
    assertThat(run("test", "isolation", "--of", "acme").code()).isEqualTo(Exit.USAGE);
    assertThat(run("test", "statements", "none.log").code()).isEqualTo(Exit.USAGE);
    assertThat(run("test", "statements", "pom.xml", "--format", "word").err()).contains("csvlog");
  }

  @Test
  void removesWhatItMadeWhenItIsInterrupted() {
    ShutDown asked = new ShutDown();
    asked.ask();
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
    java.io.PrintStream stream =
        new java.io.PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            stream,
            stream,
            new java.io.BufferedReader(new java.io.StringReader("")),
            Abilities.NONE);
    int code =
        new Cli(terminal, Map.of("INSULA_DATA", data.toString()), asked).run("test", "isolation");
    assertThat(code).isEqualTo(Exit.FAILED);
    assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("interrupted");
    assertThat(run("tenant", "list", "--json").out()).doesNotContain("insula-test");
  }

  private static CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return CommandRun.typed("", Abilities.NONE, Map.of(), all.toArray(String[]::new));
  }

  private static void alter(String sql) throws SQLException {
    try (Connection admin =
            DriverManager.getConnection(
                server.url(EmbeddedServer.DATABASE), EmbeddedServer.SUPERUSER, server.password());
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
