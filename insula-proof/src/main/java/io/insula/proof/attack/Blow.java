package io.insula.proof.attack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One attack, sent once: strikes, looks what has become of the victim, and cleans up. */
final class Blow {
  private final Ground ground;
  private final Checkup checkup;
  private final Attack attack;
  private final AttackMode mode;
  private final boolean rightGuess;
  private final Observed observed = new Observed();
  private final List<Hit> hits = new ArrayList<>();
  private Words words = new Words(java.util.Map.of());

  Blow(Ground ground, Checkup checkup, Attack attack, AttackMode mode, boolean rightGuess) {
    this.ground = ground;
    this.checkup = checkup;
    this.attack = attack;
    this.mode = mode;
    this.rightGuess = rightGuess;
  }

  /** Something that it did. */
  record Hit(Effect effect, String what) {}

  /** Strikes. */
  List<Hit> run() throws SQLException {
    List<String> victimBefore = attack.draws() ? ground.victimState(true) : checkup.victim();
    strike(attack.steps(), true);
    hit(Effect.HARM, checkup.beside());
    List<String> victimAfter = stateAfter();
    if (!victimAfter.equals(victimBefore)) {
      hits.add(new Hit(Effect.WRITE, "what the victim has is not what it was"));
    }
    hit(Effect.HARM, checkup.next());
    if (!attack.then().isEmpty()) {
      strike(attack.then(), false);
    }
    reads();
    if (!attack.undo().isEmpty()) {
      undo();
    }
    if (!hits.isEmpty() || !ground.attackerState().equals(checkup.attacker())) {
      ground.repair();
    }
    return hits;
  }

  /** What was seen, without what was asked for. */
  String answer() {
    return observed.without(words.get("guess_secret"), words.get("guess"), words.get("guess_row"));
  }

  Observed observed() {
    return observed;
  }

  private List<String> stateAfter() {
    try {
      return ground.victimState(attack.draws());
    } catch (SQLException e) {
      return List.of("It can't be read any more: " + e.getSQLState());
    }
  }

  private void hit(Effect effect, Optional<String> complaint) {
    complaint.ifPresent(what -> hits.add(new Hit(effect, what)));
  }

  private void reads() {
    long seen =
        ground.marks().stream().filter(mark -> !asked(mark) && observed.shows(mark)).count();
    if (seen > 0) {
      hits.add(new Hit(Effect.READ, seen + " of the victim's marks came out"));
    }
  }

  /** Whether the attack itself says it. */
  private boolean asked(String mark) {
    return attack.guesses()
        && (mark.equals(words.get("guess")) || mark.equals(words.get("guess_secret")));
  }

  private void strike(List<String> steps, boolean open) throws SQLException {
    try (Connection attacker = mode.pooled() ? ground.attacker() : ground.direct()) {
      words = ground.words(attacker, rightGuess);
      if (mode.pooled()) {
        pooled(attacker, steps, open);
      } else {
        direct(attacker, steps);
      }
    } catch (SQLException e) {
      // Its connection is gone, for instance.
      observed.failure(e);
    }
  }

  private void pooled(Connection attacker, List<String> steps, boolean open) throws SQLException {
    if (mode != AttackMode.TRANSACTION) {
      new Strike(attacker, words, observed).run(steps, mode);
      return;
    }
    attacker.setAutoCommit(false);
    new Strike(attacker, words, observed).run(steps, mode);
    if (open) {
      hit(Effect.HARM, checkup.beside());
    }
    attacker.commit();
  }

  private void direct(Connection attacker, List<String> steps) throws SQLException {
    try (Statement statement = attacker.createStatement()) {
      statement.execute("begin");
      for (String bind : ground.bindDirect(attacker)) {
        statement.execute(bind);
      }
    }
    new Strike(attacker, words, observed).run(steps, mode);
    try (Statement statement = attacker.createStatement()) {
      statement.execute("commit");
    }
  }

  private void undo() {
    try (Connection attacker = ground.attacker()) {
      new Strike(attacker, words, new Observed()).run(attack.undo(), AttackMode.STATEMENT);
    } catch (SQLException e) {
      observed.failure(e);
    }
  }
}
