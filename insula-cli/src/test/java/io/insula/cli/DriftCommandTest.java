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

class DriftCommandTest {
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
  void findsPlansAsksAndRepairs() throws SQLException {
    CommandRun clean = run("drift");
    assertThat(clean.code()).as(clean.err()).isZero();
    assertThat(clean.out()).contains("2 places compared", "2 clean, 0 drifted");

    alter("alter table tenant_acme.note drop column text, disable row level security");
    CommandRun found = run("drift", "--json");
    assertThat(found.code()).isEqualTo(Exit.PARTLY);
    JsonNode drifted = found.json().get("drifted");
    assertThat(drifted).hasSize(1);
    assertThat(drifted.get(0).get("tenants").get(0).asString()).isEqualTo("acme");
    assertThat(drifted.get(0).get("differences")).hasSize(2);
    assertThat(run("drift", "--tenants", "globex").code()).isZero();

    CommandRun plan = run("drift", "--fix");
    assertThat(plan.code()).isEqualTo(Exit.PARTLY);
    assertThat(plan.out())
        .contains("plan tenant acme", "column note.text is missing: type text", "add column");
    assertThat(plan.err()).contains("add --yes");

    assertThat(typed("no\n", TYPING, "drift", "--fix").out()).contains("Nothing was changed.");
    assertThat(run("drift").code()).isEqualTo(Exit.PARTLY);

    CommandRun fixed = typed("repair\n", TYPING, "drift", "--fix");
    assertThat(fixed.code()).as(fixed.out() + fixed.err()).isZero();
    assertThat(run("drift").code()).isZero();
  }

  @Test
  void leavesWhatWouldLoseDataUnlessToldTo() throws SQLException {
    alter("alter table tenant_globex.note add column extra int");
    CommandRun careful = run("drift", "--fix", "--yes", "--tenants", "globex");
    assertThat(careful.code()).isEqualTo(Exit.PARTLY);
    assertThat(careful.out()).contains("left: it would lose what is there");
    assertThat(run("drift", "--fix", "--yes", "--even-lossy", "--tenants", "globex").code())
        .isZero();
  }

  @Test
  void refusesOptionsThatMeanNothing() {
    assertThat(run("drift", "--yes").code()).isEqualTo(Exit.USAGE);
    assertThat(run("drift", "--jobs", "0").code()).isEqualTo(Exit.USAGE);
  }
}
