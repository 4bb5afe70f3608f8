package io.insula.proof.attack;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs attacks on one ground, one after the other, and files what each has done. */
final class Campaign {
  private final Ground ground;
  private final Findings findings;
  private final Checkup checkup;
  private int runs;

  Campaign(Ground ground, Findings findings) throws SQLException {
    this.ground = ground;
    this.findings = findings;
    ground.repair();
    this.checkup = Checkup.of(ground);
  }

  /** How often an attack was sent. */
  int runs() {
    return runs;
  }

  /** Runs the attack in these modes; what came through and must not. */
  List<Leak> run(Attack attack, Collection<AttackMode> modes) throws SQLException {
    List<Leak> leaks = new ArrayList<>();
    for (AttackMode mode : modes) {
      if (!(mode.stacked() && attack.copies())) {
        runs++;
        for (Blow.Hit hit : hits(attack, mode)) {
          file(leak(attack, mode, hit), attack.known(), leaks);
        }
      }
    }
    return leaks;
  }

  private List<Blow.Hit> hits(Attack attack, AttackMode mode) throws SQLException {
    Blow right = new Blow(ground, checkup, attack, mode, true);
    List<Blow.Hit> hits = right.run();
    if (!attack.guesses() || !hits.isEmpty()) {
      return hits;
    }
    Blow wrong = new Blow(ground, checkup, attack, mode, false);
    List<Blow.Hit> more = new ArrayList<>(wrong.run());
    if (!right.answer().equals(wrong.answer())) {
      more.add(new Blow.Hit(Effect.ORACLE, "the answer tells whether the victim has it"));
    }
    return more;
  }

  private Leak leak(Attack attack, AttackMode mode, Blow.Hit hit) {
    return new Leak(
        attack.name(), attack.family(), ground.isolation(), mode, hit.effect(), hit.what());
  }

  private void file(Leak leak, String known, List<Leak> leaks) {
    if (known.isEmpty()) {
      leaks.add(leak);
      findings.leaks().add(leak);
    } else {
      findings.known().add(new KnownLeak(leak, known));
    }
  }
}
