package io.insula.proof.plan;

import io.insula.Isolation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is so with one index. Immutable.
 *
 * @param place whose index was looked at: cluster and database
 * @param isolation of the tenants there
 * @param table with its schema
 * @param index its name
 * @param definition as the database prints it
 * @param doors the ways into it
 * @param remedy what to do; null when all of it can be reached
 */
public record IndexVerdict(
    String place,
    Isolation isolation,
    String table,
    String index,
    String definition,
    List<Door> doors,
    @Nullable Remedy remedy) {
  public IndexVerdict {
    doors = List.copyOf(doors);
  }

  /** How much of it the application can use. */
  public Reach reach() {
    if (doors.stream().allMatch(Door::open)) {
      return Reach.REACHABLE;
    }
    return doors.stream().noneMatch(Door::open) ? Reach.UNREACHABLE : Reach.PARTLY;
  }

  /** The ways that are closed. */
  public List<Door> barred() {
    return doors.stream().filter(door -> !door.open()).toList();
  }

  /** One sentence for people: which operators are closed, and why. */
  public String reason() {
    List<Door> barred = barred();
    if (barred.isEmpty()) {
      return "every operator passes the policy";
    }
    return "%s can't pass the policy: not leakproof: %s"
        .formatted(
            String.join(", ", barred.stream().map(Door::operator).toList()),
            String.join(
                ", ",
                barred.stream().flatMap(door -> door.functions().stream()).distinct().toList()));
  }

  /** How much of an index the application can use. */
  public enum Reach {
    /** By each of its operators. */
    REACHABLE,
    /** By some of them. */
    PARTLY,
    /** Not at all: it costs every write, and serves nobody. */
    UNREACHABLE
  }
}
