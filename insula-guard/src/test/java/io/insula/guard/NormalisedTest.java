package io.insula.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select 1|select ?",
        "select 'it''s a secret'|select ?",
        "select E'a\\'b secret', 2.5e3|select ?, ?",
        "select $$secret$$, $tag$ secret $$ secret $tag$|select ?, ?",
        "select $1, t1.c2 from t1|select ?, t1.c2 from t1",
        "select /* secret /* nested */ secret */ a -- secret|select a",
        "select \"a 'column'\" from x where y = 'secret|select \"a 'column'\" from x where y = ?",
        "select  a,   b|select a, b",
        "select x'1f', b'01', n'secret', u&'secret'|select ?, ?, ?, ?",
        "insert into t values (-1, 0x1F, 1_000)|insert into t values (- ?, ?, ?)",
      })
  void leavesNoValue(String sql, String without) {
    assertThat(Normalised.of(sql)).isEqualTo(without);
  }
}
