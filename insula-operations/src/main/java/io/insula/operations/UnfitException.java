package io.insula.operations;

import io.insula.InsulaException;
import java.util.List;

/** An installation cannot be opened as it is. The message names every fault with its fix. */
public final class UnfitException extends InsulaException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  UnfitException(List<String> faults) {
    super("Insula cannot be opened:\n- " + String.join("\n- ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence for each fault, with its fix. */
  public List<String> faults() {
    return faults;
  }
}
