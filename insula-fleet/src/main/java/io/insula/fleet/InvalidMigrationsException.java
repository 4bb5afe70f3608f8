package io.insula.fleet;

import io.insula.InsulaException;
import java.util.List;

/**
 * The files are wrong: a name, a text, or one that changed after it was applied. Mend the files.
 */
public final class InvalidMigrationsException extends InsulaException {
  private final transient List<String> faults;

  InvalidMigrationsException(String summary, List<String> faults) {
    super(summary + ":\n  " + String.join("\n  ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence for each fault. */
  public List<String> faults() {
    return faults;
  }
}
