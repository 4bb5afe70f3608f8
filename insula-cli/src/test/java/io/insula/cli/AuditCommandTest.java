package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The audit trail from the command line. */
class AuditCommandTest {
  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(tenant.resolve("V1__note.sql"), "create table note (text text);");
    server = EmbeddedServer.open(data);
    assertThat(run("tenant", "create", "acme", "globex").code()).isZero();
    assertThat(run("tenant", "suspend", "globex", "--reason", "unpaid").code()).isZero();
    assertThat(run("sql", "acme", "insert into note values ('a secret')").code()).isZero();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void listsWhatWasDoneAndFindsItAgain() {
    CommandRun all = run("audit", "list", "--tenant", "globex");
    assertThat(all.out().lines().toList()).hasSize(3).first().asString().startsWith("POSITION");
    assertThat(all.out()).contains("tenant.suspend", "unpaid", "success");
    JsonNode found = run("audit", "list", "--search", "unpaid", "--json").json();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("action").asString()).isEqualTo("tenant.suspend");
    assertThat(found.get(0).get("detail").get("reason").asString()).isEqualTo("unpaid");
    assertThat(run("audit", "list", "--action", "tenant", "--since", "1h", "--json").json())
        .hasSize(3);
    assertThat(run("audit", "list", "--until", "2001-01-01", "--json").json()).isEmpty();
    CommandRun page = run("audit", "list", "--action", "tenant", "--limit", "2", "--json");
    assertThat(page.json()).hasSize(2);
    assertThat(page.err()).contains("--before ");
    long position = found.get(0).get("position").asLong();
    String id = found.get(0).get("id").asString();
    assertThat(run("audit", "show", id, "--json").json().get("position").asLong())
        .isEqualTo(position);
    assertThat(run("audit", "show", "" + position).out()).contains(id, "tenant.suspend");
  }

  @Test
  void accessByAnOperatorIsRecordedWithoutValues() {
    JsonNode access = run("audit", "list", "--action", "admin.sql", "--json").json();
    assertThat(access).hasSize(1);
    assertThat(access.get(0).get("object").asString()).isEqualTo("insert into note values (?)");
    assertThat(access.get(0).get("tenant").asString()).isEqualTo("acme");
  }

  @Test
  void exportsAsLinesOfJsonAndAsCsv() throws IOException {
    CommandRun lines = run("audit", "export", "--tenant", "globex");
    assertThat(lines.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"position\":"));
    Path file = data.resolve("export.csv");
    CommandRun csv = run("audit", "export", "--format", "csv", "--out", file.toString(), "--json");
    long entries = csv.json().get("entries").asLong();
    assertThat(Files.readAllLines(file))
        .hasSize((int) entries + 1)
        .first()
        .asString()
        .startsWith("position,at,id,occurred_at,actor");
    assertThat(run("audit", "export", "--out", file.toString()).code()).isEqualTo(Exit.USAGE);
    assertThat(run("audit", "export", "--json").code()).isEqualTo(Exit.USAGE);
    assertThat(run("audit", "export", "--format", "xml").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void verifiesAndNamesWhatWasChanged() throws Exception {
    Path anchor = Files.writeString(data.resolve("anchor"), run("audit", "anchor").out());
    CommandRun well = run("audit", "verify", "--anchor", anchor.toString());
    assertThat(well.code()).as(well.out() + well.err()).isZero();
    assertThat(well.out()).contains("as they were written");
    alter("update insula.audit_entry set actor = actor || 'x' where position = 2");
    try {
      CommandRun broken = run("audit", "verify");
      assertThat(broken.code()).isEqualTo(Exit.FAILED);
      assertThat(broken.out()).contains("changed Entry 2 (");
      JsonNode document = run("audit", "verify", "--json").json();
      assertThat(document.get("passed").asBoolean()).isFalse();
      assertThat(document.get("findings").get(0).get("position").asLong()).isEqualTo(2);
    } finally {
      alter("update insula.audit_entry set actor = left(actor, -1) where position = 2");
    }
    Path nonsense = Files.writeString(data.resolve("nonsense"), "{}");
    assertThat(run("audit", "verify", "--anchor", nonsense.toString()).code())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void prunesOnlyWhatIsOver() {
    CommandRun none = run("audit", "prune", "--before", "2001-01-01");
    assertThat(none.code()).isZero();
    assertThat(none.out()).contains("No month ended before");
    assertThat(run("audit", "prune", "--before", "soon").code()).isEqualTo(Exit.USAGE);
    assertThat(run("audit", "prune").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("audit").code()).isEqualTo(Exit.USAGE);
    CommandRun outcome = run("audit", "list", "--outcome", "perhaps");
    assertThat(outcome.code()).isEqualTo(Exit.USAGE);
    assertThat(outcome.err()).contains("--outcome", "perhaps");
    assertThat(run("audit", "list", "--since", "yesterday").code()).isEqualTo(Exit.USAGE);
    assertThat(run("audit", "list", "--limit", "0").code()).isEqualTo(Exit.USAGE);
    assertThat(run("audit", "show", "x").code()).isEqualTo(Exit.USAGE);
    assertThat(run("audit", "show", "999999").code()).isEqualTo(Exit.FAILED);
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.with(Map.of("INSULA_DATA", data.toString()), arguments);
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
