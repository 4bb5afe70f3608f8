package io.insula.proof.plan;

import java.util.List;

/**
 * One way into an index: an operator on one of its keys. Immutable.
 *
 * @param operator with its operands, such as {@code body @@ tsquery}
 * @param functions what keeps it from passing the policy; empty if nothing does
 * @param state what the planner says
 */
public record Door(String operator, List<String> functions, State state) {
  public Door {
    functions = List.copyOf(functions);
  }

  /** Whether a query of the application can come in here. */
  public boolean open() {
    return switch (state) {
      case REACHED, AROUND -> true;
      case BARRED -> false;
      case UNSEEN -> functions.isEmpty();
    };
  }

  /** What the planner did with a query of that form, sequential scans being dear. */
  public enum State {
    /** It used the index, as the application bound to a tenant. */
    REACHED,
    /** It is barred on the table, but a view or a function of the user's leads to the index. */
    AROUND,
    /** It used the index without the policy, and not with it. */
    BARRED,
    /** It didn't use it even without the policy, or wasn't asked; the functions decide. */
    UNSEEN
  }
}
