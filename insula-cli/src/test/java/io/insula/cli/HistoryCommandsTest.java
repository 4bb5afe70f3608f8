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

/** The commands about the ledger, on an embedded server. */
class HistoryCommandsTest {
  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(tenant.resolve("V1__notes.sql"), "create table note (text text);");
    server = EmbeddedServer.open(data);
    assertThat(run("tenant", "create", "model", "--isolation", "schema").code()).isZero();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void adoptsWhatItCanAndNamesTheRest() throws SQLException {
    old("good");
    old("bad");
    execute("update old_bad.flyway_schema_history set checksum = 1");
    String[] adopt = {"migrate", "adopt", "flyway", "--schemas", "old_{id}", "--plan", "free"};

    CommandRun rehearsed = run(with(adopt, "--dry-run"));
    assertThat(rehearsed.code()).isEqualTo(Exit.PARTLY);
    assertThat(rehearsed.out()).contains("would be adopted main/app schema old_good");
    assertThat(run("tenant", "show", "good").code()).isEqualTo(Exit.FAILED);

    CommandRun adopted = run(with(adopt, "--json"));
    assertThat(adopted.code()).isEqualTo(Exit.PARTLY);
    JsonNode document = adopted.json();
    assertThat(document.get("adopted").get(0).get("tenant").asString()).isEqualTo("good");
    assertThat(document.get("failed").get(0).get("tenant").asString()).isEqualTo("bad");
    assertThat(document.get("failed").get(0).get("error").asString())
        .contains("V1__notes.sql has checksum 1 in the history");
    JsonNode shown = run("tenant", "show", "good", "--json").json();
    assertThat(shown.get("plan").asString()).isEqualTo("free");
    assertThat(run("sql", "good", "select text from note", "--json").out()).contains("kept");
  }

  @Test
  void wantsToKnowTheToolAndAUsefulName() {
    assertThat(run("migrate", "adopt", "--schemas", "x_{id}").code()).isEqualTo(Exit.USAGE);
    assertThat(run("migrate", "adopt", "rails", "--schemas", "x_{id}").code())
        .isEqualTo(Exit.USAGE);
    CommandRun nameless = run("migrate", "adopt", "flyway", "--schemas", "x");
    assertThat(nameless.code()).isEqualTo(Exit.USAGE);
    assertThat(nameless.err()).contains("must contain {id} exactly once");
    assertThat(run("migrate", "baseline", "nonsense").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void writesAndRepairsAndCleans() throws SQLException {
    CommandRun left = run("migrate", "leave", "flyway", "--tenants", "model");
    assertThat(left.code()).as(left.err()).isZero();
    assertThat(left.out()).contains("wrote 1 rows to \"tenant_model\".\"flyway_schema_history\"");

    execute("update insula.migration set checksum = 1 where schema_name = 'tenant_model'");
    assertThat(run("migrate", "repair", "--where", "isolation=schema").out())
        .contains("V1__notes.sql: checksum 1 →");
    CommandRun marked = run("migrate", "mark-applied", "1", "--tenants", "model");
    assertThat(marked.out()).contains("is noted as applied already");
    assertThat(run("migrate", "baseline", "1", "--tenants", "model").out())
        .contains("unchanged main/app schema tenant_model");

    execute(
        "insert into insula.migration (schema_name, kind, version, description, script, checksum,"
            + " millis) values ('gone', 'tenant', '1', 'x', 'x', 1, 1)");
    assertThat(run("migrate", "clean-orphans").out())
        .contains("cleaned main/app", "1 lines of schema \"gone\", which is gone");
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.with(Map.of("INSULA_DATA", data.toString()), arguments);
  }

  private static String[] with(String[] arguments, String more) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = more;
    return all;
  }

  /** A schema that Flyway might have made, and that belongs to the superuser. */
  private static void old(String id) throws SQLException {
    execute(
        """
        create schema old_#;
        create table old_#.note (text text);
        insert into old_#.note values ('kept');
        create table old_#.flyway_schema_history (installed_rank int primary key,
          version varchar(50), description varchar(200) not null, type varchar(20) not null,
          script varchar(1000) not null, checksum int, installed_by varchar(100) not null,
          installed_on timestamp not null default now(), execution_time int not null,
          success boolean not null);
        insert into old_#.flyway_schema_history
        select 1, version, description, 'SQL', script, checksum, 'ann', now(), 5, true
          from insula.migration where schema_name = 'tenant_model'"""
            .replace("#", id));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                server.url(EmbeddedServer.DATABASE), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
