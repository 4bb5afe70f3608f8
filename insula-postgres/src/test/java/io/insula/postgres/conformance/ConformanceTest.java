package io.insula.postgres.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.insula.Isolation;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** An application cannot tell Insula from the bare driver, but for the known differences. */
class ConformanceTest {
  private static final Map<Isolation, WrappedSide> WRAPPED = new EnumMap<>(Isolation.class);
  private static final Map<String, Trace> SEEN = new HashMap<>();

  private static PlainSide plain;
  private static PlainSide other;

  @BeforeAll
  static void open() throws SQLException {
    plain = new PlainSide("_a");
    other = new PlainSide("_b");
    for (Isolation isolation : Isolation.values()) {
      WRAPPED.put(isolation, WrappedSide.of(isolation));
    }
  }

  @AfterAll
  static void close() {
    WRAPPED.values().forEach(WrappedSide::close);
    other.close();
    plain.close();
  }

  @TestFactory
  Stream<DynamicContainer> everyCaseIsAsWithTheBareDriver() {
    return Stream.of(Isolation.values())
        .map(
            isolation ->
                dynamicContainer(
                    isolation.name(),
                    Cases.all().stream()
                        .map(c -> dynamicTest(c.id(), () -> compare(c, isolation)))));
  }

  @TestFactory
  Stream<DynamicContainer> everyCaseIsTheSameOnTwoBareDatabases() {
    return Stream.of(
        dynamicContainer(
            "bare",
            Cases.all().stream()
                .filter(c -> !c.topic().equals("timeout"))
                .map(c -> dynamicTest(c.id(), () -> compareBare(c)))));
  }

  private static Trace bare(Case shown) {
    return SEEN.computeIfAbsent(shown.id(), id -> shown.run(plain));
  }

  private static void compareBare(Case shown) {
    Trace trace = bare(shown);
    assertThat(trace.broken()).isNull();
    assertThat(trace.lines()).isNotEmpty();
    assertThat(Comparison.of(trace, shown.run(other)).toString()).isEmpty();
  }

  private static void compare(Case shown, Isolation isolation) {
    Comparison comparison = Comparison.of(bare(shown), shown.run(WRAPPED.get(isolation)));
    List<Difference> known = Differences.of(shown, isolation);
    if (known.isEmpty()) {
      assertThat(comparison.toString()).isEmpty();
      return;
    }
    Difference difference = known.get(0);
    assertThat(comparison.same()).as("no longer: %s", difference.title()).isFalse();
    assertThat(difference.explains(comparison)).as(comparison.toString()).isTrue();
    if (difference.kind() == Difference.Kind.GAP) {
      abort("Not yet: " + difference.title());
    }
  }
}
