package io.insula.proof.prover;

import io.insula.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How statements are proved. Immutable: each method returns a changed copy.
 *
 * @param isolation how the two tenants are kept apart; null leaves it to the rules of new tenants
 * @param values with how many of its recorded values a statement is run
 * @param reaches with how many substitutions of the other tenant's keys a statement is run
 * @param timeout how long one run of a statement may take; a longer one counts as failed
 * @param keep whether the two tenants stay, to be looked at
 */
public record ProverSettings(
    @Nullable Isolation isolation, int values, int reaches, Duration timeout, boolean keep) {
  /** Isolation by the rules, 3 values, 12 substitutions, 10 seconds, nothing is kept. */
  public static final ProverSettings DEFAULT =
      new ProverSettings(null, 3, 12, Duration.ofSeconds(10), false);

  /**
   * @throws IllegalArgumentException if a number is out of range; names all of them
   */
  public ProverSettings {
    List<String> faults = new ArrayList<>();
    if (values < 1 || values > 1000) {
      faults.add("values is " + values + "; it is 1 to 1000");
    }
    if (reaches < 0 || reaches > 1000) {
      faults.add("reaches is " + reaches + "; it is 0 to 1000");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0
        || timeout.compareTo(Duration.ofHours(1)) > 0) {
      faults.add("timeout is " + timeout + "; it is 1 second to 1 hour");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /** In that isolation; null leaves it to the rules. */
  public ProverSettings isolation(@Nullable Isolation value) {
    return new ProverSettings(value, values, reaches, timeout, keep);
  }

  /** With at most that many of a statement's recorded values. */
  public ProverSettings values(int value) {
    return new ProverSettings(isolation, value, reaches, timeout, keep);
  }

  /** With at most that many substitutions for each statement. */
  public ProverSettings reaches(int value) {
    return new ProverSettings(isolation, values, value, timeout, keep);
  }

  /** One run of a statement may take that long. */
  public ProverSettings timeout(Duration value) {
    return new ProverSettings(isolation, values, reaches, value, keep);
  }

  /** The two tenants stay, to be looked at. */
  public ProverSettings kept() {
    return new ProverSettings(isolation, values, reaches, timeout, true);
  }
}
