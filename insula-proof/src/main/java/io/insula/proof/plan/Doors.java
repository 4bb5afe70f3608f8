package io.insula.proof.plan;

import io.insula.proof.plan.Door.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the ways into indexes: as the application, bound, and as the migrator, without policy. */
final class Doors {
  private final Explained bound;
  private final Explained free;
  private final @Nullable String tenantColumn;
  private final String tenantType;

  /**
   * @param tenantColumn what the policy compares; null where it compares no column
   */
  Doors(Explained bound, Explained free, @Nullable String tenantColumn, String tenantType) {
    this.bound = bound;
    this.free = free;
    this.tenantColumn = tenantColumn;
    this.tenantType = tenantType;
  }

  Door tryOne(DoorRow row) {
    return new Door(row.label(), row.functions(), state(row));
  }

  private State state(DoorRow row) {
    String question = row.question();
    if (question == null) {
      return State.UNSEEN;
    }
    if (Boolean.TRUE.equals(bound.leads(row.from(), row.conditions(), question))) {
      return State.REACHED;
    }
    if (!row.functions().isEmpty() && around(row, question)) {
      return State.AROUND;
    }
    boolean useful = Boolean.TRUE.equals(free.leads(row.from(), withoutPolicy(row), question));
    return useful && !row.functions().isEmpty() ? State.BARRED : State.UNSEEN;
  }

  /** Whether the application has a way around already. */
  private boolean around(DoorRow row, String question) {
    return row.searched()
        || row.views().stream()
            .anyMatch(
                view -> Boolean.TRUE.equals(bound.leads(view, row.conditions(), question)));
  }

  /** Says in words what the policy adds for the application. */
  private List<String> withoutPolicy(DoorRow row) {
    if (tenantColumn == null || !row.tenantKey()) {
      return row.conditions();
    }
    String own = "%s = (select null::%s)".formatted(Sql.name(tenantColumn), tenantType);
    return new ArrayList<>(Stream.concat(row.conditions().stream(), Stream.of(own)).toList());
  }
}
