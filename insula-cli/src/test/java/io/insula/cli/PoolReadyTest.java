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

/** Places that are kept ready, from the command line. */
class PoolReadyTest {
  @TempDir static Path data;
  private static EmbeddedServer server;

  @BeforeAll
  static void startServer() throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.createDirectories(data.resolve("db/shared"));
    Files.writeString(tenant.resolve("V1__note.sql"), "create table note (text text);");
    server = EmbeddedServer.open(data);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void keepsPlacesReadyThatSignUpsTake() {
    assertThat(run("pool-ready", "status").out()).contains("insula pool-ready set schema=50");
    CommandRun set = run("pool-ready", "set", "schema=3", "database=1");
    assertThat(set.code()).as(set.err()).isZero();
    assertThat(set.out().lines().toList()).hasSize(4).element(0).isEqualTo("4 made, 0 removed.");
    JsonNode filled = run("pool-ready", "fill", "--json").json();
    assertThat(filled.get("made").asInt()).isZero();
    assertThat(filled.get("failed")).isEmpty();
    assertThat(run("tenant", "create", "acme", "--isolation", "schema").out())
        .startsWith("Created acme: schema tenant_ready_");
    JsonNode stock = run("pool-ready", "status", "--json").json().get(0);
    assertThat(stock.get("cluster").asString()).isEqualTo("main");
    assertThat(stock.get("isolation").asString()).isEqualTo("schema");
    assertThat(stock.get("wanted").asInt()).isEqualTo(3);
    assertThat(stock.get("taken").asInt()).isEqualTo(1);
    assertThat(stock.get("built").asInt()).isZero();
    assertThat(
            run("pool-ready", "set", "schema=0", "database=0", "--json")
                .json()
                .get("removed")
                .asInt())
        .isBetween(3, 4);
  }

  @Test
  void saysWhatIsWrong() {
    CommandRun row = run("pool-ready", "set", "row=5");
    assertThat(row.code()).isEqualTo(Exit.USAGE);
    assertThat(row.err()).contains("row isolation", "schema or database");
    assertThat(run("pool-ready", "set", "schema=-1").code()).isEqualTo(Exit.USAGE);
    assertThat(run("pool-ready", "set", "schema=many").code()).isEqualTo(Exit.USAGE);
    assertThat(run("pool-ready", "set", "nonsense=1").code()).isEqualTo(Exit.USAGE);
    assertThat(run("pool-ready").code()).isEqualTo(Exit.USAGE);
    CommandRun nowhere = run("pool-ready", "set", "schema=1", "--cluster", "nowhere");
    assertThat(nowhere.code()).isEqualTo(Exit.FAILED);
    assertThat(nowhere.err()).contains("nowhere");
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.with(Map.of("INSULA_DATA", data.toString()), arguments);
  }
}
