package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written without a database. */
class GenerateCommandTest {
  @TempDir Path db;

  private CommandRun generate(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "migrate";
    all[1] = "generate";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[all.length - 2] = "--migrations";
    all[all.length - 1] = db.toString();
    return CommandRun.of(all);
  }

  @Test
  void writesTheNextFileWhereItBelongs() throws IOException {
    CommandRun first = generate("add invoice due date");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .isEqualTo("Wrote " + db.resolve("tenant/V1__add_invoice_due_date.sql") + "\n");
    assertThat(generate("second", "one").out()).contains("tenant/V2__second_one.sql");
    assertThat(generate("countries", "--shared").out()).contains("shared/V1__countries.sql");
    assertThat(generate("at a time", "--timestamp").out()).containsPattern("tenant/V20\\d{12}__at");
    assertThat(Files.readString(db.resolve("tenant/V2__second_one.sql")))
        .startsWith("-- second one: for every tenant.");
  }

  @Test
  void answersWithOneDocument() {
    CommandRun run = generate("totals", "--repeatable", "--json");
    assertThat(run.json().get("file").asString()).isEqualTo(db + "/tenant/R__totals.sql");
    assertThat(run.json().get("kind").asString()).isEqualTo("tenant");
    CommandRun again = generate("totals", "--repeatable", "--json");
    assertThat(again.code()).isEqualTo(Exit.FAILED);
    assertThat(again.json().get("error").get("message").asString()).contains("is there already");
  }

  @Test
  void wantsWords() {
    assertThat(generate("--shared").code()).isEqualTo(Exit.USAGE);
    assertThat(generate("!").code()).isEqualTo(Exit.USAGE);
    assertThat(generate("a", "--repeatable", "--timestamp").code()).isEqualTo(Exit.USAGE);
  }
}
