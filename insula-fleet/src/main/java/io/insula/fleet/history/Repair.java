package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the ledger say of files that were applied what the files are now. Runs nothing. */
final class Repair {
  private final List<LedgerLine> changed = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  HistoryChange run(LockedPlace place) throws SQLException {
    LedgerLines ledger = new LedgerLines(place);
    Collection<LedgerLine> lines = ledger.read().values();
    Map<String, PlaceFile> files = new HashMap<>();
    place.files().forEach(file -> files.put(file.key(), file));
    for (LedgerLine line : lines) {
      PlaceFile file = files.get(line.key());
      if (file == null) {
        missing(line);
      } else if (!line.as(file).equals(line)) {
        realign(line, line.as(file));
      }
    }
    ledger.write(changed);
    ledger.forget(gone);
    MigrationVersion newest = LedgerLines.newest(lines);
    return new HistoryChange(done, notes, newest == null ? null : newest.toString());
  }

  private void missing(LedgerLine line) {
    if (line.version() == null) {
      gone.add(line.key());
      done.add("forgot " + line.script() + ", which is gone");
    } else {
      notes.add(line.script() + " was applied, but the file is gone; put it back");
    }
  }

  private void realign(LedgerLine before, LedgerLine now) {
    changed.add(now);
    List<String> parts = new ArrayList<>();
    if (before.checksum() != now.checksum()) {
      parts.add("checksum " + before.checksum() + " → " + now.checksum());
    }
    if (!before.description().equals(now.description())) {
      parts.add("description \"" + before.description() + "\" → \"" + now.description() + "\"");
    }
    if (!before.script().equals(now.script())) {
      parts.add("was called " + before.script());
    }
    done.add(now.script() + ": " + String.join(", ", parts));
  }
}
