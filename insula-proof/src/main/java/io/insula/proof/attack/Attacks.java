package io.insula.proof.attack;

import io.insula.Isolation;
import io.insula.operations.Insula;
import io.insula.proof.internal.Unguarded;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Attacks an open installation with everything that we know. Two tenants are made for it in each
 * isolation, with tables of their own; at the end they are purged and the tables dropped. In row
 * isolation these tables stand in the schema of the others for that time, under names that begin
 * with {@code probe}. No statement names anything else, and attacks that could disturb other
 * sessions are left out. What stays is what stays of every purged tenant: its id in the catalog.
 *
 * <p>The pools of the installation need two connections for each place. Immutable and thread-safe;
 * two runs at once don't disturb each other.
 *
 * <pre>{@code
 * AttackReport report = Attacks.of(insula).run(AttackListener.NONE);
 * }</pre>
 */
public final class Attacks {
  private final Insula insula;
  private final Set<Isolation> isolations;
  private final Set<AttackMode> modes;
  private final boolean alone;
  private final boolean sampled;

  private Attacks(
      Insula insula,
      Set<Isolation> isolations,
      Set<AttackMode> modes,
      boolean alone,
      boolean sampled) {
    this.insula = insula;
    this.isolations = isolations;
    this.modes = modes;
    this.alone = alone;
    this.sampled = sampled;
  }

  /** In every isolation, as single and as stacked statements. */
  public static Attacks of(Insula insula) {
    return new Attacks(
        insula,
        EnumSet.allOf(Isolation.class),
        EnumSet.of(AttackMode.STATEMENT, AttackMode.STACKED),
        false,
        false);
  }

  /** How many attacks there are. */
  public static int known() {
    return Corpus.load().attacks().size();
  }

  /** The same, in these isolations only. */
  public Attacks isolations(Isolation... only) {
    return new Attacks(insula, EnumSet.copyOf(Arrays.asList(only)), modes, alone, sampled);
  }

  /** The same, sent in these ways only. */
  public Attacks modes(AttackMode... only) {
    return new Attacks(insula, isolations, EnumSet.copyOf(Arrays.asList(only)), alone, sampled);
  }

  /** The same, with attacks that disturb everybody: the installation must have no other users. */
  Attacks alone() {
    return new Attacks(insula, isolations, modes, true, sampled);
  }

  /** The same, each attack in one of the modes only, and in another one in each isolation. */
  Attacks sampled() {
    return new Attacks(insula, isolations, modes, alone, true);
  }

  /**
   * Runs them all, one after the other.
   *
   * @throws SQLException if the database fails, or if not all of the probe could be removed
   * @throws io.insula.InsulaException if the tenants can't be made, or the guard is strict
   */
  public AttackReport run(AttackListener listener) throws SQLException {
    Unguarded.require(insula, "An attack");
    Run run = new Run(Corpus.load(), listener, alone, isolations.size());
    for (Isolation isolation : isolations) {
      try (Probing probing = Probing.of(insula, isolation)) {
        run.on(probing.ground(), index -> modesOf(index, isolation));
      }
    }
    return run.report();
  }

  private List<AttackMode> modesOf(int index, Isolation isolation) {
    List<AttackMode> all = List.copyOf(modes);
    int shift = List.of(Isolation.values()).indexOf(isolation);
    return sampled ? List.of(all.get((index + shift) % all.size())) : all;
  }
}
