package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SeedCommandTest {
  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    file("tenant/V1__note.sql", "create table note (text text primary key);");
    file("seed/1_hello.sql", "insert into note values ('hello ${insula:tenant}');");
    file("seed/demo/1.sql", "insert into note values ('demo') on conflict (text) do nothing;");
    server = EmbeddedServer.open(data);
    run("tenant", "create", "row-a", "row-b", "--isolation", "row", "--plan", "free");
    run("tenant", "create", "own", "--isolation", "schema", "--plan", "pro");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void seedsThoseWhoAreMeantAndNamesThoseThatFail() {
    CommandRun one = run("seed", "--tenants", "row-a");
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.out()).startsWith("1 tenant seeded with 1_hello.sql; 0 failed, in ");
    assertThat(run("sql", "row-a", "select text from note").out()).contains("hello row-a");
    assertThat(run("sql", "row-b", "select text from note").out()).doesNotContain("hello");

    CommandRun partly = run("seed", "--all", "--json");
    assertThat(partly.code()).isEqualTo(Exit.PARTLY);
    JsonNode json = partly.json();
    assertThat(json.get("seeded")).hasSize(2);
    assertThat(json.get("failed").get(0).get("tenant").asString()).isEqualTo("row-a");
    assertThat(json.get("failed").get(0).get("error").asString())
        .contains("1_hello.sql line 1", "23505");
    CommandRun failed = run("seed", "--tenants", "row-a");
    assertThat(failed.code()).isEqualTo(Exit.FAILED);
    assertThat(failed.err()).contains("failed row-a: Tenant \"row-a\": 1_hello.sql line 1");
  }

  @Test
  void runsAPresetOrAFile() throws IOException {
    assertThat(run("seed", "--preset", "demo", "--where", "plan=pro").out())
        .startsWith("1 tenant seeded with 1.sql");
    Path file = Files.writeString(data.resolve("x.sql"), "delete from note where text = 'demo';");
    CommandRun deleted = run("seed", "--file", file.toString(), "--where", "plan=pro");
    assertThat(deleted.code()).as(deleted.err()).isZero();
    assertThat(run("sql", "own", "select count(*) from note where text = 'demo'").out())
        .contains("0");
  }

  @Test
  void wantsToKnowForWhomAndWhat() {
    assertThat(run("seed").err()).contains("Say for whom");
    assertThat(run("seed", "--all", "--tenants", "own").code()).isEqualTo(Exit.USAGE);
    assertThat(run("seed", "--all", "--preset", "../tenant").code()).isEqualTo(Exit.USAGE);
    assertThat(run("seed", "--all", "--preset", "a", "--file", "b").code()).isEqualTo(Exit.USAGE);
    assertThat(run("seed", "--all", "--jobs", "0").code()).isEqualTo(Exit.USAGE);
    CommandRun none = run("seed", "--all", "--preset", "none", "--json");
    assertThat(none.code()).isEqualTo(Exit.FAILED);
    assertThat(none.json().get("error").get("message").asString()).contains("seed/none");
  }

  private static void file(String name, String sql) throws IOException {
    Path file = data.resolve("db").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.with(Map.of("INSULA_DATA", data.toString()), arguments);
  }
}
