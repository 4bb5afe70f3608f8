package io.insula.proof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A corpus that finds nothing anywhere would be worth nothing. */
class ControlTest {
  @Test
  void findsMoreThanTwoHundredLeaksInRowSecurityAsItIsOftenDone() throws Exception {
    TreeMap<String, Set<String>> found = new TreeMap<>();
    TreeMap<Effect, Set<String>> effects = new TreeMap<>();
    for (Leak leak : leaks()) {
      found.computeIfAbsent(leak.family(), family -> new TreeSet<>()).add(leak.attack());
      effects.computeIfAbsent(leak.effect(), effect -> new TreeSet<>()).add(leak.attack());
    }
    assertThat(found.values().stream().mapToInt(Set::size).sum()).isGreaterThan(200);
    assertThat(found)
        .containsKeys(
            "settings", "roles", "tokens", "capture", "shadowing", "planted", "oracles", "leaky")
        .containsKeys("writes", "ddl", "copy", "explain", "dynamic", "locks", "disturbing");
    assertThat(effects.keySet()).containsExactly(Effect.values());
  }

  private static List<Leak> leaks() throws Exception {
    try (TestDatabase database = TestServer.shared().create();
        NaiveGround ground = new NaiveGround(database)) {
      Run run = new Run(Corpus.load(), AttackListener.NONE, true, 1);
      run.on(ground, index -> List.of(AttackMode.STATEMENT));
      return run.report().leaks();
    }
  }
}
