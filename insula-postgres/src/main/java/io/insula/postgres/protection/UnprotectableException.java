package io.insula.postgres.protection;

import io.insula.InsulaException;
import java.util.List;

/**
 * Something in a schema would see through the walls between tenants, or can't be put behind them.
 * Nothing was changed. The message names every such object with the reason and the way round.
 */
public final class UnprotectableException extends InsulaException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  UnprotectableException(String schema, List<String> problems) {
    super(
        "Schema \""
            + schema
            + "\" can't be protected, and nothing in it was changed:\n - "
            + String.join("\n - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One text for each object: what it is, why it is refused, what to do. */
  public List<String> problems() {
    return problems;
  }
}
