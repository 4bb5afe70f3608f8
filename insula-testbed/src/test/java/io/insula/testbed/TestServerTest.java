package io.insula.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestServerTest {
  @Test
  void copiesATemplateThatItBuildsOnce() {
    try (TestDatabase one = copy();
        TestDatabase two = copy()) {
      one.execute("insert into t values (2)");
      assertThat(one.column("select a from t order by a")).containsExactly("1", "2");
      assertThat(two.column("select a from t")).containsExactly("1");
    }
  }

  private static TestDatabase copy() {
    return TestServer.shared()
        .copy(
            "numbers",
            database -> database.execute("create table t (a int); insert into t values (1)"));
  }
}
