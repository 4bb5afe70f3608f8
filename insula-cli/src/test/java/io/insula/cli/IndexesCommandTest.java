package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IndexesCommandTest {
  @Test
  void namesTheTrapAndTheWayAround(@TempDir Path data) throws IOException {
    Path tenant = Files.createDirectories(data.resolve("db/tenant"));
    Files.writeString(
        tenant.resolve("V1__note.sql"),
        "create table note (id int primary key, tags text[]); create index note_tags on note using"
            + " gin (tags);");
    try (EmbeddedServer server = EmbeddedServer.open(data)) {
      assertThat(server.user()).isNotEmpty();
      String folder = data.toString();
      assertThat(
              CommandRun.of("tenant", "create", "acme", "--isolation", "schema", "--data", folder)
                  .code())
          .isZero();
      CommandRun told = CommandRun.of("indexes", "--data", folder);
      assertThat(told.code()).isEqualTo(Exit.FAILED);
      assertThat(told.out())
          .contains(
              "unreachable note_tags on tenant_acme.note",
              "not leakproof: arrayoverlap",
              "cross join search_gate");
      JsonNode answer = CommandRun.of("indexes", "--data", folder, "--json").json();
      assertThat(answer.get("passed").asBoolean()).isFalse();
      assertThat(answer.get("indexes").toString()).contains("\"reach\":\"reachable\"");
    }
  }
}
