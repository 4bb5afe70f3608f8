package io.insula.fleet.history;

import io.insula.InsulaException;
import java.util.List;

/** A history and the files disagree; nothing was changed. Mend either of them. */
public final class HistoryMismatchException extends InsulaException {
  private final transient List<String> faults;

  HistoryMismatchException(String summary, List<String> faults) {
    super(summary + ":\n  " + String.join("\n  ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence for each fault. */
  public List<String> faults() {
    return faults;
  }
}
