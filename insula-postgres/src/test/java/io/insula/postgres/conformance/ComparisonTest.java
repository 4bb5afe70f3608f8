package io.insula.postgres.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The suite itself: it sees a wrapper that does not do what the driver does. */
class ComparisonTest {
  @Test
  void aWrapperThatSkipsAResultIsSeen() {
    try (PlainSide plain = new PlainSide("_c");
        PlainSide mutant = new PlainSide("_d")) {
      Side skipping = new Skipping(mutant);
      Case shown =
          Cases.all().stream()
              .filter(c -> c.id().equals("statement: several statements in one text"))
              .findFirst()
              .orElseThrow();
      assertThat(Comparison.of(shown.run(plain), shown.run(mutant)).same()).isTrue();
      Comparison comparison = Comparison.of(shown.run(plain), shown.run(skipping));
      assertThat(comparison.same()).isFalse();
      assertThat(comparison.missing()).anyMatch(line -> line.contains("result 0 columns"));
    }
  }

  @Test
  void linesThatOnlyOneSideHasAreTold() {
    Comparison comparison = Comparison.of(List.of("a", "b", "c"), List.of("a", "x", "c", "d"));
    assertThat(comparison.missing()).containsExactly("b");
    assertThat(comparison.extra()).containsExactly("x", "d");
  }

  @Test
  void noTwoCasesHaveTheSameName() {
    Set<String> names = new TreeSet<>();
    assertThat(Cases.all()).allMatch(c -> names.add(c.id())).hasSizeGreaterThan(200);
  }

  /** Swallows the first result of every text with more than one statement. */
  private record Skipping(Side side) implements Side {
    @Override
    public Connection open(Map<String, String> options) throws SQLException {
      Connection bare = side.open(options);
      return (Connection)
          Proxy.newProxyInstance(
              Skipping.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                Object value = call(() -> method.invoke(bare, arguments));
                return value instanceof Statement statement ? skipping(statement) : value;
              });
    }

    private static Statement skipping(Statement bare) {
      return (Statement)
          Proxy.newProxyInstance(
              Skipping.class.getClassLoader(),
              new Class<?>[] {Statement.class},
              (proxy, method, arguments) -> {
                Object value = call(() -> method.invoke(bare, arguments));
                boolean several =
                    method.getName().equals("execute") && arguments[0].toString().contains(";");
                return several ? (Object) bare.getMoreResults() : value;
              });
    }

    private interface Call {
      Object run() throws ReflectiveOperationException;
    }

    private static Object call(Call call) throws Throwable {
      try {
        return call.run();
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public Connection administrator() throws SQLException {
      return side.administrator();
    }

    @Override
    public void reset() {
      side.reset();
    }

    @Override
    public String normalised(String line) {
      return side.normalised(line);
    }

    @Override
    public void close() {
      side.close();
    }
  }
}
