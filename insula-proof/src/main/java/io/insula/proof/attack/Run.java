package io.insula.proof.attack;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** One run of the corpus, on one ground after the other. Not thread-safe. */
final class Run {
  private final List<Attack> corpus;
  private final AttackListener listener;
  private final boolean alone;
  private final int grounds;
  private final Findings findings = new Findings();
  private final Map<String, String> families = new HashMap<>();
  private int runs;
  private int done;

  Run(Corpus corpus, AttackListener listener, boolean alone, int grounds) {
    this.corpus = corpus.attacks();
    this.listener = listener;
    this.alone = alone;
    this.grounds = grounds;
  }

  /**
   * Runs all attacks there.
   *
   * @param modes how the attack of that number is sent
   */
  void on(Ground ground, IntFunction<Collection<AttackMode>> modes) throws SQLException {
    Campaign campaign = new Campaign(ground, findings);
    int version = ground.version();
    for (int i = 0; i < corpus.size(); i++) {
      Attack attack = corpus.get(i);
      if (attack.isolations().contains(ground.isolation()) && fits(attack, ground, version)) {
        families.put(attack.name(), attack.family());
        campaign.run(attack, modes.apply(i)).forEach(listener::leaked);
      }
      listener.finished(++done, corpus.size() * grounds, attack.name(), ground.isolation());
    }
    runs += campaign.runs();
  }

  AttackReport report() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    families.values().forEach(family -> counts.merge(family, 1, Integer::sum));
    return new AttackReport(
        families.size(), runs, counts, findings.leaks(), findings.known(), findings.skipped());
  }

  private boolean fits(Attack attack, Ground ground, int version) throws SQLException {
    String reason = reason(attack, ground, version);
    if (!reason.isEmpty()) {
      findings.skipped().add(new SkippedAttack(attack.name(), ground.isolation(), reason));
    }
    return reason.isEmpty();
  }

  private String reason(Attack attack, Ground ground, int version) throws SQLException {
    if (attack.from() > version) {
      return "it needs PostgreSQL " + attack.from();
    }
    if (!attack.needs().isEmpty() && !ground.has(attack.needs())) {
      return "the extension " + attack.needs() + " is not there";
    }
    return attack.live() || alone ? "" : "it would disturb others on the same server";
  }
}
