package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A fleet of five tenants as it is migrated by hand, from the first file to the last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrateCommandsTest {
  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    file("V1__note.sql", "create table note (id serial primary key, text text);");
    server = EmbeddedServer.open(data);
    run("tenant", "create", "a", "b", "c", "d", "--isolation", "schema", "--plan", "free");
    run("tenant", "create", "big", "--isolation", "database", "--plan", "pro");
    run("migrate");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  @Order(1)
  void aFleetThatIsUpToDateHasNothingPending() {
    assertThat(run("migrate").out()).startsWith("Nothing is pending.");
    CommandRun status = run("migrate", "status");
    assertThat(status.out().lines().toList())
        .anySatisfy(line -> assertThat(line).matches("VERSION +TENANTS +CURRENT"))
        .anySatisfy(line -> assertThat(line).matches("1 +5 +5"))
        .contains("Nothing is pending.");
  }

  @Test
  @Order(2)
  void aPlanSaysWhoGetsWhatInWhichWave() throws IOException {
    file("V2__stars.sql", "alter table note add stars int;");
    Path waves =
        Files.writeString(
            data.resolve("waves.yaml"),
            """
            waves:
              - name: canary
                tenants: [a]
                gate: {manual: true}
              - name: pros
                plan: pro
            """);
    JsonNode plan = run("migrate", "plan", "--waves", waves.toString(), "--json").json();
    assertThat(plan.get("waves")).hasSize(3);
    assertThat(plan.get("waves").get(0).get("places").get(0).get("tenant").asString())
        .isEqualTo("a");
    assertThat(plan.get("waves").get(1).get("places").get(0).get("tenant").asString())
        .isEqualTo("big");
    assertThat(run("migrate", "plan", "--where", "plan=pro", "--sql").out())
        .contains("main/app_big schema public: V2__stars.sql", "alter table note add stars int")
        .doesNotContain("tenant_a");

    CommandRun first = run("migrate", "--waves", waves.toString());
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("wave canary: 1 place", "[1/1] main/app schema tenant_a: V2__stars.sql")
        .contains("Waits behind wave canary", "insula migrate resume");
    assertThat(run("migrate", "status").out()).contains("is waiting in wave canary");
    CommandRun other = run("migrate");
    assertThat(other.code()).isEqualTo(Exit.FAILED);
    assertThat(other.err()).contains("insula migrate resume", "insula migrate abandon");

    CommandRun rest = run("migrate", "resume", "--json");
    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(rest.json().get("migrated")).hasSize(5);
    assertThat(rest.json().get("stopped").isNull()).isTrue();
    assertThat(run("migrate", "abandon").out()).isEqualTo("There is no run to give up.\n");
  }

  @Test
  @Order(3)
  void aTenantThatFailsIsNamedWithFileLineStatementAndState() throws IOException {
    run("sql", "c", "insert into note (text) values ('x'), ('x')");
    file("V3__unique.sql", "alter table note add moons int;\ncreate unique index on note (text);");
    CommandRun run = run("migrate", "--jobs", "2", "--json");
    assertThat(run.code()).isEqualTo(Exit.PARTLY);
    assertThat(run.json().get("failed")).hasSize(1);
    String error = run.json().get("failed").get(0).get("error").asString();
    assertThat(error)
        .contains("tenant c", "V3__unique.sql line 2", "create unique index", "SQLSTATE 23505");
    JsonNode behind = run("migrate", "status", "--json").json().get("behind");
    assertThat(behind).hasSize(1);
    assertThat(behind.get(0).get("tenant").asString()).isEqualTo("c");
    assertThat(behind.get(0).get("failure").get("file").asString()).isEqualTo("V3__unique.sql");
    assertThat(behind.get(0).get("failure").get("line").asInt()).isEqualTo(2);
    assertThat(run("migrate").code()).as("the same again").isEqualTo(Exit.PARTLY);
    assertThat(run("migrate", "status").out()).contains("failed 2 times");

    run("sql", "c", "delete from note");
    assertThat(run("migrate", "resume").code()).isZero();
    assertThat(run("migrate", "status").out()).contains("Nothing is pending.");
  }

  @Test
  @Order(4)
  void whatIsWrongIsSaidBeforeAnythingIsDone() throws IOException {
    assertThat(run("migrate", "--where", "colour=red").err())
        .contains("--where knows plan, region, isolation");
    assertThat(run("migrate", "--tenants", "a", "--where", "plan=pro").code())
        .isEqualTo(Exit.USAGE);
    assertThat(run("migrate", "--tenants", "a,nobody").err()).contains("nobody");
    assertThat(run("migrate", "--jobs", "0").code()).isEqualTo(Exit.USAGE);
    assertThat(run("migrate", "--lock-timeout", "soon").err()).contains("write it like 500ms");
    Path waves = Files.writeString(data.resolve("bad.yaml"), "waves: [{percent: 200}]");
    CommandRun bad = run("migrate", "--waves", waves.toString());
    assertThat(bad.code()).isEqualTo(Exit.USAGE);
    assertThat(bad.err()).contains("percent is above 0 and up to 100");
  }

  @Test
  @Order(5)
  void placeholdersComeFromOptionsAndFromTheFile() throws IOException {
    file("V4__price.sql", "alter table note add ${column} text default '${currency}';");
    assertThat(run("migrate").err()).contains("V4__price.sql", "${column}", "${currency}");
    Path config =
        Files.writeString(
            data.resolve("insula.properties"),
            "placeholder.currency=USD\nplaceholder.column=price\n");
    CommandRun run = run("migrate", "--config", config.toString(), "--placeholder", "currency=EUR");
    assertThat(run.code()).as(run.err()).isZero();
    run("sql", "a", "insert into note (text) values ('y')");
    assertThat(run("sql", "a", "select price from note").out()).contains("EUR");
  }

  private static void file(String name, String sql) throws IOException {
    Path folder = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(folder.resolve(name), sql);
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.with(Map.of("INSULA_DATA", data.toString()), arguments);
  }
}
