package io.insula.fleet.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the history of one place.
 *
 * @param done one line for each change, for people; empty when nothing had to be changed
 * @param notes what else is worth knowing, for people
 * @param version the newest version in the ledger now; null when there is none
 */
public record HistoryChange(List<String> done, List<String> notes, @Nullable String version) {
  public HistoryChange {
    done = List.copyOf(done);
    notes = List.copyOf(notes);
  }
}
