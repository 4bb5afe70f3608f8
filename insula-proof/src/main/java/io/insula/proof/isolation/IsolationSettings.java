package io.insula.proof.isolation;

import io.insula.Isolation;
import io.insula.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How isolation is checked. Immutable: each method returns a changed copy.
 *
 * @param isolations which are checked; empty for those that tenants have now, and the rules' one
 * @param tenants how many tenants are made for each
 * @param existing tenants that are looked at instead, without writing anything; empty for none
 * @param threads how many work at a time under load
 * @param rounds how often each of them changes the tenant
 * @param keep whether what was made stays, to be looked at
 */
public record IsolationSettings(
    Set<Isolation> isolations,
    int tenants,
    List<TenantId> existing,
    int threads,
    int rounds,
    boolean keep) {
  /** The most tenants that are made for one isolation. */
  public static final int MOST_TENANTS = 12;

  /** Isolations in use, 3 tenants each, 4 threads, 50 rounds, nothing is kept. */
  public static final IsolationSettings DEFAULT =
      new IsolationSettings(Set.of(), 3, List.of(), 4, 50, false);

  /**
   * @throws IllegalArgumentException if a number is out of range; names all of them
   */
  public IsolationSettings {
    isolations = Set.copyOf(isolations);
    existing = existing.stream().distinct().toList();
    List<String> faults = new ArrayList<>();
    if (tenants < 2 || tenants > MOST_TENANTS) {
      faults.add("tenants is " + tenants + "; it is 2 to " + MOST_TENANTS);
    }
    if (existing.size() == 1) {
      faults.add("one existing tenant cannot be kept apart from another; name two or more");
    }
    if (threads < 1 || threads > 64) {
      faults.add("threads is " + threads + "; it is 1 to 64");
    }
    if (rounds < 1 || rounds > 100_000) {
      faults.add("rounds is " + rounds + "; it is 1 to 100000");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /** Only those isolations. */
  public IsolationSettings isolations(Set<Isolation> value) {
    return new IsolationSettings(value, tenants, existing, threads, rounds, keep);
  }

  /** With that many tenants for each isolation. */
  public IsolationSettings tenants(int value) {
    return new IsolationSettings(isolations, value, existing, threads, rounds, keep);
  }

  /** Looks at those tenants, and writes nothing. */
  public IsolationSettings existing(List<TenantId> value) {
    return new IsolationSettings(isolations, tenants, value, threads, rounds, keep);
  }

  /** With that much load. */
  public IsolationSettings load(int newThreads, int newRounds) {
    return new IsolationSettings(isolations, tenants, existing, newThreads, newRounds, keep);
  }

  /** What was made stays, to be looked at. */
  public IsolationSettings kept() {
    return new IsolationSettings(isolations, tenants, existing, threads, rounds, true);
  }
}
