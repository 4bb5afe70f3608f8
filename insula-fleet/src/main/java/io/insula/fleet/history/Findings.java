package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a tool's history means for the ledger; faults are collected and told together. */
final class Findings {
  private final LockedPlace place;
  private final Map<String, PlaceFile> files = new LinkedHashMap<>();
  private final Map<String, LedgerLine> lines = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  Findings(LockedPlace place) {
    this.place = place;
    place.files().forEach(file -> files.put(file.key(), file));
  }

  /** The files of the place by key, in order. */
  Map<String, PlaceFile> files() {
    return files;
  }

  void applied(LedgerLine line) {
    lines.put(line.key(), line);
  }

  boolean isApplied(String key) {
    return lines.containsKey(key);
  }

  void note(String note) {
    notes.add(note);
  }

  void fault(String fault) {
    faults.add(fault);
  }

  List<String> notes() {
    return notes;
  }

  /**
   * The lines of the ledger.
   *
   * @throws HistoryMismatchException if anything is wrong
   */
  Collection<LedgerLine> lines(HistoryTool tool) {
    if (faults.isEmpty()) {
      gaps();
    }
    if (!faults.isEmpty()) {
      throw new HistoryMismatchException(
          "Nothing was adopted for %s, since the history of %s in schema \"%s\" and the files disagree"
              .formatted(place.label(), tool.title(), place.schema()),
          faults);
    }
    return lines.values();
  }

  /** A file between those that were applied would never be. */
  private void gaps() {
    MigrationVersion newest = LedgerLines.newest(lines.values());
    for (PlaceFile file : files.values()) {
      if (newest != null && file.upTo(newest) && !lines.containsKey(file.key())) {
        fault(
            file
                + " was not applied, but the newer "
                + newest
                + " was; apply it with the old tool first, or take it out of the folder");
      }
    }
  }
}
