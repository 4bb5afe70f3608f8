package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderTest {
  private final List<String> faults = new ArrayList<>();

  private Header read(String sql) {
    return HeaderReader.read("V1__a.sql", sql, faults);
  }

  @Test
  void saysNothingWithoutMarks() {
    assertThat(read("-- a comment\ncreate table t (a int);")).isEqualTo(Header.NONE);
    assertThat(faults).isEmpty();
  }

  @Test
  void readsSeveralMarksOnALineAndOnSeveralLines() {
    Header header =
        read(
            """
            -- adds an index
            --insula: no-transaction, lock-timeout 500ms
            --   insula:  statement-timeout=2h   retries 12

            create index …
            """);
    assertThat(faults).isEmpty();
    assertThat(header)
        .isEqualTo(new Header(false, Duration.ofMillis(500), Duration.ofHours(2), 12));
  }

  @Test
  void tellsAllFaultsAtOnceWithTheirLines() {
    read(
        """
        -- insula: lock-timeout soon, statement-timeout
        -- insula: retries -1
        -- insula: retries 10
        -- insula: no-transactions
        -- insula:
        -- insula: lock-timeout 600h
        select 1;
        -- insula: no-transaction
        """);
    assertThat(faults)
        .containsExactly(
            "V1__a.sql line 1: lock-timeout takes a time such as 500ms, 5s or 2m, not \"soon\"",
            "V1__a.sql line 1: statement-timeout takes a time such as 500ms, 5s or 2m, not nothing",
            "V1__a.sql line 2: retries takes a number from 0 to 1000, not \"-1\"",
            "V1__a.sql line 3: retries is there twice",
            "V1__a.sql line 4: unknown mark \"no-transactions\"; there are no-transaction,"
                + " lock-timeout 2s, statement-timeout 5m and retries 10",
            "V1__a.sql line 5: a mark is missing; there are no-transaction, lock-timeout 2s,"
                + " statement-timeout 5m and retries 10",
            "V1__a.sql line 6: lock-timeout is there twice",
            "V1__a.sql line 6: lock-timeout takes a time such as 500ms, 5s or 2m, not \"600h\"",
            "V1__a.sql line 8: \"-- insula: no-transaction\" has no effect here; put it above"
                + " everything else");
  }
}
