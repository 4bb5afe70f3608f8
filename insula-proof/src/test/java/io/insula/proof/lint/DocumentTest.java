package io.insula.proof.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of lints in the documentation is the one in the code. */
class DocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "DOCTOR.md");
  private static final String BEGIN = "<!-- lints: written by a test -->\n";
  private static final String END = "<!-- end of lints -->\n";

  /** To write the list anew, run with {@code -Dinsula.docs=write}. */
  @Test
  void theDocumentIsUpToDate() throws IOException {
    String before = Files.readString(DOCUMENT);
    String after =
        before.substring(0, before.indexOf(BEGIN) + BEGIN.length())
            + table()
            + before.substring(before.indexOf(END));
    if ("write".equals(System.getProperty("insula.docs"))) {
      Files.writeString(DOCUMENT, after);
    }
    assertThat(DOCUMENT).content().isEqualTo(after);
  }

  private static String table() {
    String rows = Lints.all().stream().map(DocumentTest::row).collect(Collectors.joining());
    return "\n%d lints.\n\n| Lint | Severity | What, and why | Fix | `--fix` |\n|---|---|---|---|---|\n%s\n"
        .formatted(Lints.all().size(), rows);
  }

  private static String row(Lint lint) {
    return "| `%s` | %s | %s. %s | %s | %s |%n"
        .formatted(
            lint.id(),
            lint.severity().name().toLowerCase(Locale.ROOT),
            lint.title(),
            lint.why(),
            lint.fix(),
            lint.repair().words())
        .replace(System.lineSeparator(), "\n");
  }
}
