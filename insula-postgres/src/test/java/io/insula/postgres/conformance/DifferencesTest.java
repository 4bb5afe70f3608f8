package io.insula.postgres.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of differences: complete, and the same as in the documentation. */
class DifferencesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "JDBC-DIFFERENCES.md");

  /** To write the document anew, run with {@code -Dinsula.docs=write}. */
  @Test
  void theDocumentIsUpToDate() throws IOException {
    if ("write".equals(System.getProperty("insula.docs"))) {
      Files.writeString(DOCUMENT, Differences.document());
    }
    assertThat(DOCUMENT).content().isEqualTo(Differences.document());
  }

  @Test
  void everyDifferenceIsAboutCasesThatExist() {
    Set<String> names = Cases.all().stream().map(Case::id).collect(Collectors.toSet());
    assertThat(Differences.ALL)
        .allSatisfy(difference -> assertThat(names).containsAll(difference.cases()));
  }
}
