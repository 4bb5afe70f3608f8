package io.insula.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.guard.Verdicts.Verdict;
import io.insula.guard.internal.Scan;
import io.insula.guard.internal.Token;
import io.insula.guard.internal.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a statement is written, the verdict is the same. */
class DisguiseTest {
  private static final List<String> BLANKS =
      List.of(
          " ",
          "\n",
          "\t",
          "\r\n",
          "  ",
          "\f",
          " /* a */ ",
          "\n-- a note\n",
          "\n--\r",
          " /*+ x */ ");

  private final Guard guard = new Guard(GuardSettings.of(GuardMode.STRICT));

  @Provide
  Arbitrary<Verdict> verdicts() {
    return Arbitraries.of(
        Verdicts.all().stream()
            .filter(verdict -> !verdict.rules().contains(Rule.HIDING_COMMENT))
            .filter(verdict -> !Scan.of(verdict.sql()).broken())
            .toList());
  }

  @Property(tries = 4000)
  void keepsItsVerdict(@ForAll("verdicts") Verdict verdict, @ForAll long seed) {
    String disguised = disguise(verdict.sql(), new Random(seed));
    assertThat(rules(disguised)).as(disguised).isEqualTo(verdict.rules());
  }

  @Property(tries = 2000)
  void staysRefusedWithCommentsInPlaceOfBlanks(
      @ForAll("verdicts") Verdict verdict, @ForAll long seed) {
    Random random = new Random(seed);
    List<Token> tokens = Scan.of(verdict.sql()).tokens();
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(random.nextBoolean() ? "/*x*/" : "/**/")
          .append(written(verdict.sql(), token, random));
    }
    Set<Rule> rules = rules(text.toString());
    assertThat(rules).as(text.toString()).containsAll(verdict.rules());
  }

  private Set<Rule> rules(String sql) {
    return guard.judge(sql, Acme.SCHEMA).stream().map(Finding::rule).collect(Collectors.toSet());
  }

  private static String disguise(String sql, Random random) {
    StringBuilder text = new StringBuilder();
    for (Token token : Scan.of(sql).tokens()) {
      text.append(BLANKS.get(random.nextInt(BLANKS.size()))).append(written(sql, token, random));
    }
    return text.append(random.nextBoolean() ? " " : "\n").toString();
  }

  private static String written(String sql, Token token, Random random) {
    String text = sql.substring(token.start(), token.end());
    if (!token.is(Kind.WORD)) {
      return text;
    }
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String one = text.substring(i, i + 1);
      mixed.append(random.nextBoolean() ? one.toUpperCase(Locale.ROOT) : one);
    }
    return mixed.toString();
  }

  @Property(tries = 500)
  void readsAQuotedNameLikeTheSameNameWithout(@ForAll("names") String name, @ForAll long seed) {
    Random random = new Random(seed);
    String hidden = "U&\"" + hidden(name, random) + '"';
    for (String form : List.of(name, '"' + name + '"', hidden, name.toUpperCase(Locale.ROOT))) {
      assertThat(rules("select * from " + form + ".note")).containsOnly(Rule.FOREIGN_SCHEMA);
      assertThat(rules("select * from note where " + form + ".f(1)")).contains(Rule.FOREIGN_SCHEMA);
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(3)
        .ofMaxLength(12)
        .map(name -> "t_" + name);
  }

  private static String hidden(String name, Random random) {
    StringBuilder hidden = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      hidden.append(random.nextBoolean() ? "\\" + String.format(Locale.ROOT, "%04x", (int) c) : c);
    }
    return hidden.toString();
  }

  @Property(tries = 3000)
  void neverFailsWhateverTheText(@ForAll String text) {
    assertThat(guard.judge(text, Acme.SCHEMA)).isNotNull();
    assertThat(guard.judge("select '" + text, Acme.SCHEMA)).isNotNull();
  }

  @Property(tries = 1000)
  void showsNoValue(@ForAll("values") String value) {
    String sql = "select pg_sleep(1), '" + value + "', $q$" + value + "$q$, E'" + value + "'";
    assertThat(Normalised.of(sql)).doesNotContain(value);
    assertThat(guard.judge(sql, Acme.SCHEMA).toString()).doesNotContain(value);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withCharRange('0', '9').ofMinLength(4).ofMaxLength(20);
  }
}
