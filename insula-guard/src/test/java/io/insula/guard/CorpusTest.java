package io.insula.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.guard.internal.Phrase;
import io.insula.guard.internal.Scan;
import io.insula.guard.internal.StructureParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How much of what applications send the guard can read. */
class CorpusTest {
  private static List<String> corpus() throws IOException {
    try (InputStream in = CorpusTest.class.getResourceAsStream("corpus.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private static boolean parses(String sql) {
    return StructureParser.parse(Phrase.of(Scan.of(sql)).get(0)) != null;
  }

  @Test
  void readsNearlyAllOfIt() throws IOException {
    List<String> corpus = corpus();
    assertThat(corpus).hasSizeGreaterThan(500);
    assertThat(corpus.stream().filter(sql -> !parses(sql)))
        .containsExactlyInAnyOrder("delete from only t where current of c");
  }
}
