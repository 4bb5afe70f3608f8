package io.insula.proof.isolation;

import io.insula.Isolation;
import io.insula.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying the doors between tenants. Immutable. It shows names, no values.
 *
 * @param tenants whose doors were tried
 * @param checks each door that was tried, and what came of it
 * @param notes what was not tried, such as a table that could get no rows
 * @param took how long it took
 */
public record IsolationReport(
    List<TenantId> tenants, List<Check> checks, List<String> notes, Duration took) {
  public IsolationReport {
    tenants = List.copyOf(tenants);
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /** Whether every door that was tried was shut, and any was tried at all. */
  public boolean passed() {
    return !checks.isEmpty() && failed().isEmpty();
  }

  /** Those that were open. */
  public List<Check> failed() {
    return checks.stream().filter(check -> !check.passed()).toList();
  }

  /** How many passed and failed, by isolation and door. */
  public List<Tally> tallies() {
    Map<Isolation, Map<Door, List<Check>>> groups =
        checks.stream()
            .collect(
                Collectors.groupingBy(
                    Check::isolation,
                    TreeMap::new,
                    Collectors.groupingBy(Check::door, TreeMap::new, Collectors.toList())));
    return groups.entrySet().stream()
        .flatMap(
            isolation ->
                isolation.getValue().entrySet().stream()
                    .map(door -> Tally.of(isolation.getKey(), door.getKey(), door.getValue())))
        .toList();
  }

  /**
   * One try of a door.
   *
   * @param isolation how the tenants are kept apart
   * @param door the door
   * @param name what was tried
   * @param failure what came through; null if nothing did
   */
  public record Check(Isolation isolation, Door door, String name, @Nullable String failure) {
    /** Whether the door was shut. */
    public boolean passed() {
      return failure == null;
    }
  }

  /**
   * The checks of one door.
   *
   * @param isolation how the tenants are kept apart
   * @param door the door
   * @param passed how many passed
   * @param failed how many failed
   */
  public record Tally(Isolation isolation, Door door, int passed, int failed) {
    static Tally of(Isolation isolation, Door door, List<Check> checks) {
      int passed = (int) checks.stream().filter(Check::passed).count();
      return new Tally(isolation, door, passed, checks.size() - passed);
    }
  }
}
