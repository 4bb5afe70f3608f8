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

class LeftoversCommandTest {
  private static final Abilities TYPING = new Abilities(true, false, false, false, 100, 40);

  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(
        tenant.resolve("V1__note.sql"), "create table note (id int primary key, text text);");
    server = EmbeddedServer.open(data);
    assertThat(run("tenant", "create", "acme", "globex", "--isolation", "schema").code()).isZero();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static CommandRun run(String... arguments) {
    return typed("", Abilities.NONE, arguments);
  }

  private static CommandRun typed(String input, Abilities abilities, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return CommandRun.typed(input, abilities, Map.of(), all.toArray(String[]::new));
  }

  private static void alter(String sql) throws SQLException {
    try (Connection admin =
            DriverManager.getConnection(
                server.url(EmbeddedServer.DATABASE), EmbeddedServer.SUPERUSER, server.password());
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void findsAsksAndRemovesAndLeavesStrangersAlone() throws SQLException {
    assertThat(run("leftovers").code()).isZero();
    assertThat(run("tenant", "delete", "acme").code()).isZero();
    assertThat(run("tenant", "purge", "acme", "--yes").code()).isZero();
    CommandRun clean = run("leftovers");
    assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
    assertThat(clean.out()).contains("Nothing is left that should be gone.", "--all lists them");
    assertThat(run("leftovers", "--all").out()).contains("kept tombstone acme of acme");

    alter("set role insula_migrator; create schema tenant_acme; create schema stranger");
    alter(
        """
        do $$ begin
          execute format('comment on schema tenant_acme is %L', 'Insula: place of tenant number '
            || (select number from insula.tenant where id = 'acme'));
        end $$""");
    CommandRun found = run("leftovers");
    assertThat(found.code()).isEqualTo(Exit.FAILED);
    assertThat(found.out())
        .contains("left schema tenant_acme of acme", "insula leftovers acme --remove")
        .doesNotContain("stranger");
    CommandRun asked = run("leftovers", "acme", "--json");
    JsonNode answer = asked.json();
    assertThat(asked.code()).isEqualTo(Exit.FAILED);
    assertThat(answer.get("passed").asBoolean()).isFalse();
    assertThat(answer.get("leftovers").get(0).get("standing").asString()).isEqualTo("left");
    assertThat(run("leftovers", "globex").code()).isZero();

    assertThat(run("leftovers", "--remove").code()).isEqualTo(Exit.USAGE);
    assertThat(run("leftovers", "--yes").code()).isEqualTo(Exit.USAGE);
    assertThat(typed("no\n", TYPING, "leftovers", "--remove").err()).contains("Nothing was done.");
    assertThat(run("leftovers").code()).isEqualTo(Exit.FAILED);

    CommandRun removed = typed("remove\n", TYPING, "leftovers", "--remove");
    assertThat(removed.code()).as(removed.out() + removed.err()).isZero();
    assertThat(removed.out()).contains("Removed acme: schema \"tenant_acme\" with 0 tables");
    assertThat(run("leftovers", "--all").out()).contains("nobodys schema stranger");
  }
}
