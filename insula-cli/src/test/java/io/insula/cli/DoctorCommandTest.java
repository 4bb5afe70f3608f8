package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cli.Terminal.Abilities;
import io.insula.embedded.EmbeddedServer;
import io.insula.proof.lint.Lints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The doctor on an embedded server with five tenants in schemas of their own. */
class DoctorCommandTest {
  private static final int TENANTS = 5;

  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(
        tenant.resolve("V1__notes.sql"),
        "create table note (id bigint generated always as identity primary key, text text);");
    server = EmbeddedServer.open(data);
    for (int i = 1; i <= TENANTS; i++) {
      CommandRun created = run("tenant", "create", "t" + i, "--isolation", "schema");
      assertThat(created.code()).as(created.err()).isZero();
    }
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static CommandRun run(String... arguments) {
    return typed(Abilities.NONE, arguments);
  }

  private static CommandRun typed(Abilities abilities, String... arguments) {
    return CommandRun.typed("", abilities, Map.of("INSULA_DATA", data.toString()), arguments);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url("app"), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void saysThatAllIsWell() {
    CommandRun run = run("doctor");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .startsWith("well main, PostgreSQL")
        .contains("No interrupted work was found.")
        .contains("0 errors, 0 warnings, 0 notes.");
  }

  @Test
  void tellsWhatIsWrongAndMendsIt() throws SQLException {
    execute("alter table public.note disable row level security");

    CommandRun found = run("doctor");
    assertThat(found.code()).isEqualTo(Exit.FAILED);
    assertThat(found.out())
        .contains("error row-security-off: Row security of a tenant table is off")
        .contains("Row security of public.note is off. (main/app, row tables)")
        .contains("fix: alter table \"public\".\"note\" enable row level security")
        .contains("1 error, 0 warnings, 0 notes.");

    CommandRun planned = run("doctor", "--fix", "--dry-run");
    assertThat(planned.code()).isEqualTo(Exit.FAILED);
    assertThat(planned.out()).contains("plan Row security of public.note is off.");
    assertThat(run("doctor").code()).isEqualTo(Exit.FAILED);

    CommandRun mended = run("doctor", "--fix");
    assertThat(mended.code()).as(mended.out()).isZero();
    assertThat(mended.out())
        .contains("fixed Row security of public.note is off.")
        .contains("alter table \"public\".\"note\" enable row level security;");
    assertThat(run("doctor").code()).isZero();
  }

  @Test
  void mendsTheServersOwnThingsAsTheEmbeddedServersAdministrator() throws SQLException {
    execute("grant temporary on database app to insula_app");
    assertThat(CommandRun.with(Map.of("INSULA_DATA", data.toString()), "doctor").code())
        .isEqualTo(Exit.FAILED);
    execute("revoke temporary on database app from insula_app");
    execute("alter role insula_owner login");

    CommandRun mended = run("doctor", "--fix", "--json");

    assertThat(mended.code()).as(mended.out()).isZero();
    JsonNode step = mended.json().get("fixes").get("steps").get(0);
    assertThat(step.get("id").asString()).isEqualTo("owner-logs-in");
    assertThat(step.get("outcome").asString()).isEqualTo("done");
  }

  @Test
  void tellsManyFindingsOfOneLintTogether() throws SQLException {
    for (int i = 1; i <= TENANTS; i++) {
      execute("grant truncate on tenant_t%d.note to insula_app".formatted(i));
    }

    CommandRun found = run("doctor");
    assertThat(found.out())
        .contains("insula_app has TRUNCATE on tenant_t1.note. (main/app, tenant t1)")
        .contains("insula_app has TRUNCATE on tenant_t3.note.")
        .doesNotContain("tenant_t4.note")
        .contains("… and 2 more.")
        .contains("5 errors");
    assertThat(run("doctor", "--json").json().get("lints").get("findings")).hasSize(TENANTS);
    assertThat(run("doctor", "--fix").code()).isZero();
  }

  @Test
  void failsForAWarningOnlyWhenItIsToldTo() throws SQLException {
    execute("grant select on public.note to public");

    assertThat(run("doctor").code()).isZero();
    assertThat(run("doctor", "--strict").code()).isEqualTo(Exit.FAILED);
    assertThat(run("doctor", "--strict", "--skip", "table-open-to-public").code()).isZero();
    assertThat(run("doctor", "--strict", "--only", "row-security-off").code()).isZero();
    assertThat(run("doctor", "--fix", "--strict").code()).isZero();
  }

  @Test
  void leavesOutForGoodWhatTheFileSays(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("insula.conf");
    Files.writeString(file, "skip.schema-of-nobody=it is the reporting tool's\n");
    execute("create schema reporting");

    assertThat(run("doctor").out()).contains("1 note.");
    assertThat(run("doctor", "--config", file.toString()).out())
        .contains("Left out: schema-of-nobody (it is the reporting tool's).")
        .contains("0 notes.");
    execute("drop schema reporting");
  }

  @Test
  void coloursBySeverityOnATerminal() throws SQLException {
    execute("grant select on public.note to public");
    Abilities terminal = new Abilities(false, true, true, true, 100, 40);

    assertThat(typed(terminal, "doctor").out()).contains("\u001b[33mwarning\u001b[0m");
    assertThat(run("doctor", "--fix").code()).isZero();
  }

  @Test
  void listsAndExplainsLintsWithoutADatabase(@TempDir Path nowhere) {
    Map<String, String> environment =
        Map.of(
            "INSULA_URL", "jdbc:postgresql://localhost:1/none", "INSULA_DATA", nowhere.toString());
    CommandRun list = CommandRun.with(environment, "doctor", "--list");
    CommandRun explained = CommandRun.with(environment, "doctor", "--explain", "gate-missing");

    assertThat(list.code()).isZero();
    assertThat(list.out().lines()).hasSize(Lints.all().size() + 1);
    assertThat(explained.out())
        .contains("error gate-missing: A table of a tenant's schema has no gate")
        .contains("--fix  yes");
    assertThat(CommandRun.with(environment, "doctor", "--list", "--json").json())
        .hasSize(Lints.all().size());
  }

  @Test
  void refusesALintThatThereIsNot() {
    for (String option : List.of("--only", "--skip", "--explain")) {
      CommandRun run = run("doctor", option, "no-such-thing");

      assertThat(run.code()).isEqualTo(Exit.USAGE);
      assertThat(run.err()).contains("There is no lint \"no-such-thing\"");
    }
    assertThat(run("doctor", "--jobs", "0").code()).isEqualTo(Exit.USAGE);
  }
}
