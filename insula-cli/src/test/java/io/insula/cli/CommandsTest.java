package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cli.Terminal.Abilities;
import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands on one embedded server, which is kept running between them. */
class CommandsTest {
  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Path shared = Files.createDirectories(data.resolve("db/shared"));
    Files.writeString(
        tenant.resolve("V1__notes.sql"),
        "create table note (id bigint generated always as identity primary key, text text);");
    Files.writeString(
        shared.resolve("V1__colours.sql"),
        "create table colour (name text primary key); insert into colour values ('red');");
    server = EmbeddedServer.open(data);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void createsATenantWithEverythingThatIsSaidAndShowsIt() {
    CommandRun created =
        run(
            "tenant",
            "create",
            "full",
            "--name",
            "Fül & Co",
            "--plan",
            "pro",
            "--region",
            "eu",
            "--isolation",
            "schema",
            "--metadata",
            "size=large",
            "--metadata",
            "seats=12",
            "--feature",
            "beta=true",
            "--limit",
            "users=5");
    assertThat(created.code()).as(created.err()).isZero();
    assertThat(created.out()).startsWith("Created full: schema tenant_full in main/app");

    JsonNode shown = run("tenant", "show", "full", "--json").json();
    assertThat(shown.get("name").asString()).isEqualTo("Fül & Co");
    assertThat(shown.get("status").asString()).isEqualTo("active");
    assertThat(shown.get("isolation").asString()).isEqualTo("schema");
    assertThat(shown.get("cluster").asString()).isEqualTo("main");
    assertThat(shown.get("plan").asString()).isEqualTo("pro");
    assertThat(shown.get("version").asString()).isIn("1", "2"); // with or without the stars
    assertThat(shown.get("metadata").get("size").asString()).isEqualTo("large");
    assertThat(shown.get("metadata").get("seats").asInt()).isEqualTo(12);
    assertThat(shown.get("features").get("beta").asBoolean()).isTrue();
    assertThat(shown.get("limits").get("users").asInt()).isEqualTo(5);
    assertThat(run("tenant", "show", "full").out()).contains("metadata", "size=large");
  }

  @Test
  void listsWhatMatchesAsAnArrayOfObjects() {
    run("tenant", "create", "list-a", "list-b", "list-c", "--plan", "listed");
    JsonNode all = run("tenant", "list", "--plan", "listed", "--json").json();
    assertThat(all).hasSize(3);
    for (String key : List.of("id", "name", "status", "plan", "isolation", "cluster")) {
      assertThat(all.get(0).has(key)).as(key).isTrue();
    }
    CommandRun page = run("tenant", "list", "--plan", "listed", "--limit", "2", "--json");
    assertThat(ids(page.json())).containsExactly("list-a", "list-b");
    assertThat(page.err()).contains("--after list-b");
    assertThat(ids(run("tenant", "list", "--plan=listed", "--after=list-b", "--json").json()))
        .containsExactly("list-c");
    assertThat(ids(run("tenant", "list", "--text", "IST-B", "--json").json()))
        .containsExactly("list-b");
    assertThat(run("tenant", "list", "--plan", "listed").out().lines().toList())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("ID");
  }

  @Test
  void runsSqlAsTheTenantInEachIsolation() {
    run("tenant", "create", "sql-row", "--isolation", "row");
    run("tenant", "create", "sql-schema", "--isolation", "schema");
    run("tenant", "create", "sql-database", "--isolation", "database");
    for (String tenant : List.of("sql-row", "sql-schema", "sql-database")) {
      assertThat(run("sql", tenant, "insert into note (text) values ('of " + tenant + "')").out())
          .as(tenant)
          .isEqualTo("1 row changed\n");
      JsonNode rows = run("sql", tenant, "select text, 7 as n from note", "--json").json();
      assertThat(rows).as(tenant).hasSize(1);
      assertThat(rows.get(0).get("text").asString()).isEqualTo("of " + tenant);
      assertThat(rows.get(0).get("n").asInt()).isEqualTo(7);
      assertThat(run("sql", tenant, "select name from shared.colour").out())
          .isEqualTo("name\nred\n");
    }
  }

  @Test
  void refusesWhatATenantMustNotDoWithAMessageAndWithoutAStack() {
    run("tenant", "create", "curious", "--isolation", "row");
    CommandRun refused = run("sql", "curious", "select * from insula.tenant; drop table note");
    assertThat(refused.code()).isEqualTo(Exit.FAILED);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("insula: As tenant \"curious\": ERROR: must be owner of table note")
        .doesNotContain("\tat ");
    assertThat(run("sql", "curious", "drop table note", "--stacktrace").err()).contains("\tat ");
  }

  @Test
  void changesTheStatusOfSeveralTenantsAndNamesThoseThatFailed() {
    run("tenant", "create", "moody-a", "moody-b");
    assertThat(run("tenant", "suspend", "moody-a", "moody-b", "--reason", "unpaid").code())
        .isZero();
    assertThat(run("sql", "moody-a", "select 1").err()).contains("moody-a", "suspended");
    CommandRun partly = run("tenant", "activate", "moody-a", "nobody", "--json");
    assertThat(partly.code()).isEqualTo(Exit.PARTLY);
    assertThat(partly.json().get("activated").get(0).get("tenant").asString()).isEqualTo("moody-a");
    assertThat(partly.json().get("failed").get(0).get("tenant").asString()).isEqualTo("nobody");
    assertThat(run("tenant", "activate", "nobody").code()).isEqualTo(Exit.FAILED);
    for (String change :
        List.of("activate", "deactivate", "block", "archive", "restore", "delete")) {
      assertThat(run("tenant", change, "moody-b").code()).as(change).isZero();
    }
  }

  @Test
  void updatesWhatIsKnownOfATenant() {
    run("tenant", "create", "learner", "--plan", "free", "--metadata", "trial=true");
    CommandRun updated =
        run(
            "tenant",
            "update",
            "learner",
            "--plan",
            "",
            "--name",
            "Learned",
            "--metadata=a=b",
            "--without-metadata",
            "trial");
    assertThat(updated.code()).as(updated.err()).isZero();
    JsonNode shown = run("tenant", "show", "learner", "--json").json();
    assertThat(shown.get("plan").isNull()).isTrue();
    assertThat(shown.get("name").asString()).isEqualTo("Learned");
    assertThat(shown.get("metadata").propertyNames()).containsExactly("a");
  }

  @Test
  void purgesOnlyWithConsentAndSaysWhatItRemoved() {
    run("tenant", "create", "goner", "--isolation", "schema");
    run("tenant", "delete", "goner");
    assertThat(run("tenant", "purge", "goner").code()).isEqualTo(Exit.USAGE);
    assertThat(asked("no\n", "tenant", "purge", "goner").code()).isEqualTo(Exit.FAILED);
    assertThat(run("tenant", "show", "goner", "--json").json().get("status").asString())
        .isEqualTo("deleted");
    CommandRun purged = asked("goner\n", "tenant", "purge", "goner");
    assertThat(purged.code()).as(purged.err()).isZero();
    assertThat(purged.out()).contains("purged goner", "tenant_goner");
    assertThat(run("tenant", "create", "goner").code()).isEqualTo(Exit.FAILED);
  }

  @Test
  void migratesNewFilesEverywhereAndShowsThemBefore() throws IOException {
    run("tenant", "create", "migrant", "--isolation", "schema");
    Path file = data.resolve("db/tenant/V2__stars.sql");
    Files.writeString(file, "alter table note add column stars integer not null default 0;");
    CommandRun plan = run("migrate", "--dry-run");
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("V2__stars.sql", "add column stars");
    CommandRun migrated = run("migrate", "--json");
    assertThat(migrated.code()).as(migrated.out()).isZero();
    assertThat(migrated.json().get("failed")).isEmpty();
    assertThat(run("sql", "migrant", "select stars from note").code()).isZero();
    assertThat(run("migrate", "--dry-run").out()).isEqualTo("Nothing is pending.\n");
    assertThat(run("migrate").out()).startsWith("Nothing is pending.");
  }

  @Test
  void checksClustersAndFindsNothingToHeal() {
    run("tenant", "list");
    assertThat(ids(run("cluster", "list", "--json").json(), "name")).containsExactly("main");
    assertThat(run("cluster", "check").out()).startsWith("well main, PostgreSQL");
    CommandRun doctor = run("doctor", "--json");
    assertThat(doctor.code()).as(doctor.out()).isZero();
    assertThat(doctor.json().get("findings")).isEmpty();
  }

  @Test
  void placesTenantsOnAnotherServer(@TempDir Path elsewhere) {
    try (EmbeddedServer other = EmbeddedServer.open(elsewhere)) {
      CommandRun added =
          run(
              "cluster",
              "add",
              "east",
              other.url("app"),
              "--region",
              "asia",
              "--admin-password",
              other.password());
      assertThat(added.code()).as(added.err()).isZero();
      assertThat(run("tenant", "create", "far", "--region", "asia").out()).contains("in east/app");
      assertThat(run("sql", "far", "insert into note (text) values ('there')").code()).isZero();
      assertThat(run("cluster", "check", "east").out()).startsWith("well east");
    }
    CommandRun gone = run("cluster", "check", "--json");
    assertThat(gone.code()).isEqualTo(Exit.PARTLY);
    assertThat(gone.json().get(0).get("reachable").asBoolean()).isFalse();
  }

  @Test
  void preparesADatabaseByItsAddressAndKeepsTheSecret() {
    run("tenant", "list");
    Map<String, String> administrator =
        Map.of(
            "INSULA_URL", server.url("app"),
            "INSULA_USER", server.user(),
            "INSULA_PASSWORD", server.password(),
            "INSULA_DATA", data.toString());
    CommandRun again = CommandRun.with(administrator, "init", "--json");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.json()).isNotEmpty();
    assertThat(CommandRun.with(administrator, "init", "--dry-run").out())
        .contains("role insula_app");
    assertThat(CommandRun.with(administrator, "tenant", "list").code()).isZero();
  }

  @Test
  void refusesWhatIsNoTenantId() {
    for (String id :
        List.of("Big", "tenant; DROP TABLE users;--", "../etc", "ünï", "x".repeat(300), "")) {
      CommandRun refused = run("tenant", "create", id, "--json");
      assertThat(refused.code()).as(id).isEqualTo(Exit.USAGE);
      assertThat(refused.json().get("error").get("message").asString())
          .contains("is not a tenant id");
    }
  }

  private static List<String> ids(JsonNode array) {
    return ids(array, "id");
  }

  private static List<String> ids(JsonNode array, String key) {
    List<String> ids = new ArrayList<>();
    array.forEach(node -> ids.add(node.get(key).asString()));
    return ids;
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.with(Map.of("INSULA_DATA", data.toString()), arguments);
  }

  private static CommandRun asked(String input, String... arguments) {
    return CommandRun.typed(
        input,
        new Abilities(true, false, false, false, 100, 40),
        Map.of("INSULA_DATA", data.toString()),
        arguments);
  }
}
