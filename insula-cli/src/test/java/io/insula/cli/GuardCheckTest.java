package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs no database. */
class GuardCheckTest {
  private static final String SQL =
      """
      -- the notes
      select * from note where text = 'secret';

      select * from tenant_acme.note;
      insert into note values ('a;b');
      select pg_sleep(1), 'secret';
      """;

  @TempDir Path folder;

  private String file(String sql) throws Exception {
    return Files.writeString(folder.resolve("queries.sql"), sql).toString();
  }

  @Test
  void namesWhatIsRefusedAndWhy() throws Exception {
    CommandRun run = CommandRun.of("guard", "check", file(SQL));
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.out())
        .contains("line 4  FOREIGN_SCHEMA", "tenant_acme", "line 6  DANGEROUS_FUNCTION")
        .contains("4 statements, 2 refused.")
        .doesNotContain("secret", "line 2", "line 5");
  }

  @Test
  void knowsTheTenantsOwnSchema() throws Exception {
    String sql = "select * from tenant_acme.note";
    String file = file(sql);
    assertThat(
            CommandRun.of("guard", "check", file, "--isolation", "schema", "--tenant", "acme")
                .code())
        .isZero();
    assertThat(
            CommandRun.of(
                    "guard", "check", file, "--isolation", "schema", "--schema", "tenant_acme")
                .code())
        .isZero();
    assertThat(
            CommandRun.of("guard", "check", file, "--isolation", "schema", "--tenant", "globex")
                .code())
        .isEqualTo(Exit.FAILED);
    assertThat(CommandRun.of("guard", "check", file, "--isolation", "database").code()).isZero();
    assertThat(CommandRun.of("guard", "check", file, "--isolation", "schema").code())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void answersAsJson() throws Exception {
    CommandRun run = CommandRun.of("guard", "check", file(SQL), "--json");
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.json().get("statements").asInt()).isEqualTo(4);
    assertThat(run.json().get("refused").asInt()).isEqualTo(2);
    var finding = run.json().get("findings").get(1);
    assertThat(finding.get("rule").asString()).isEqualTo("DANGEROUS_FUNCTION");
    assertThat(finding.get("line").asInt()).isEqualTo(6);
    assertThat(finding.get("statement").asString()).isEqualTo("select pg_sleep(?), ?");
    assertThat(run.out()).doesNotContain("secret");
  }

  @Test
  void readsStandardInput() {
    CommandRun run =
        CommandRun.typed(
            "select 1;\nset role x", Terminal.Abilities.NONE, Map.of(), "guard", "check");
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.out()).contains("line 2  SESSION_TAMPERING", "2 statements, 1 refused");
    assertThat(
            CommandRun.typed("select 1", Terminal.Abilities.NONE, Map.of(), "guard", "check", "-")
                .code())
        .isZero();
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    CommandRun run = CommandRun.of("guard", "check", folder + "/none.sql");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("none.sql");
  }
}
