package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cli.Terminal.Abilities;
import io.insula.cli.Terminal.Style;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RenderingTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void writesJsonThatOthersRead() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("text", "quote \" backslash \\ line\nbell \u0007 \u2028 ünï 😀");
    document.put("list", Arrays.asList(1, null, true, new BigDecimal("1.50"), Double.NaN));
    document.put("path", Path.of("a/b"));
    document.put("empty", List.of(Map.of(), List.of()));
    JsonNode read = new ObjectMapper().readTree(Json.of(document));
    assertThat(read.get("text").asString()).isEqualTo(document.get("text"));
    assertThat(read.get("list").get(1).isNull()).isTrue();
    assertThat(read.get("list").get(3).decimalValue()).isEqualByComparingTo("1.5");
    assertThat(read.get("list").get(4).asString()).isEqualTo("NaN");
    assertThat(read.get("path").asString()).isEqualTo("a/b");
    assertThat(read.get("empty")).hasSize(2);
  }

  @Test
  void alignsTables() {
    Table table = new Table("NAME", "ROWS").right("ROWS");
    table.row("a", 5).row(Table.cell("größer", Style.RED), 12345);
    assertThat(table.lines(terminal(Abilities.NONE)))
        .containsExactly("NAME     ROWS", "a           5", "größer  12345");
  }

  @Test
  void doesNotLetContentsPlayWithTheTerminal() {
    Table table = new Table("TEXT").row("a\u001b[31mb\nc");
    assertThat(table.lines(terminal(Abilities.NONE)).get(1)).isEqualTo("a[31mb c");
  }

  @Test
  void coloursOnlyOnATerminalThatWantsIt() {
    assertThat(terminal(Abilities.NONE).styled(Style.RED, "x")).isEqualTo("x");
    assertThat(terminal(new Abilities(true, true, true, false, 80, 24)).styled(Style.RED, "x"))
        .isEqualTo("x");
    assertThat(terminal(new Abilities(true, true, true, true, 80, 24)).styled(Style.RED, "x"))
        .isEqualTo("\u001b[31mx\u001b[0m");
  }

  @Test
  void tellsTheRateAndTheRestOfLongWorkOnly() {
    AtomicLong now = new AtomicLong();
    try (ProgressLine line = new ProgressLine(terminal(Abilities.NONE), "Working", now::get)) {
      now.set(Duration.ofMillis(100).toNanos());
      line.at(1, 100);
      assertThat(err.size()).isZero();
      now.set(Duration.ofSeconds(1).toNanos());
      line.at(0, 100);
      now.set(Duration.ofSeconds(10).toNanos());
      line.at(20, 100);
      line.at(21, 100);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("Working: 0 of 100\nWorking: 20 of 100 (20 %), 2.0 per second, 40.0 s left\n");
    assertThat(out.size()).isZero();
  }

  @Test
  void drawsAgainWhereItDrewBefore() {
    Abilities abilities = new Abilities(true, true, true, true, 80, 3);
    try (Screen screen = new Screen(terminal(abilities))) {
      screen.draw(List.of("one", "two", "three"));
      screen.draw(List.of("four"));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("one", "two", "\u001b[2A", "four")
        .doesNotContain("three")
        .endsWith("\u001b[?25h");
  }

  @Test
  void saysCausesOnce() {
    Exception failure = new IllegalStateException("outer", new RuntimeException("inner"));
    assertThat(Failures.explain(failure)).isEqualTo("outer\n  because: inner");
    assertThat(Failures.explain(new RuntimeException("all: inner", new Exception("inner"))))
        .isEqualTo("all: inner");
  }

  private Terminal terminal(Abilities abilities) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new BufferedReader(new StringReader("")),
        abilities);
  }
}
