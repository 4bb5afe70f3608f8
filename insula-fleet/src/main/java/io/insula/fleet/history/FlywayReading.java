package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.PlaceFile;
import java.sql.SQLException;

/** Compares Flyway's history of a place with the files. */
final class FlywayReading implements HistoryReading {
  private final FlywayTable history;

  FlywayReading(FlywayTable history) {
    this.history = history;
  }

  @Override
  public Findings read(LockedPlace place) throws SQLException {
    Findings findings = new Findings(place);
    FlywayState state = FlywayState.of(history.read());
    for (FlywayRow row : state.failed()) {
      findings.fault(
          row + " failed and was left so; mend it, run Flyway's repair, and adopt after that");
    }
    state.applied().values().forEach(row -> compare(row, findings));
    baseline(state, findings);
    return findings;
  }

  private static void compare(FlywayRow row, Findings findings) {
    PlaceFile file = findings.files().get(row.key());
    boolean code = row.kind() == FlywayRow.Kind.CODE;
    if (file == null) {
      missing(row, findings);
    } else if (code != file.java()) {
      findings.fault(
          "%s has type %s in the history, but %s is %s; it can't be told whether they do the same"
              .formatted(row, row.type(), file, file.java() ? "Java" : "SQL"));
    } else if (row.checksum() != null && file.watched()) {
      compare(row, row.checksum(), file, findings);
    } else if (code) {
      findings.applied(line(row, file));
    } else {
      findings.fault(row + " has no checksum in the history, so it can't be compared with " + file);
    }
  }

  private static void compare(FlywayRow row, int checksum, PlaceFile file, Findings findings) {
    boolean same = checksum == file.checksum();
    if (same || file.version() == null) {
      findings.applied(line(row, file).withChecksum(checksum));
    }
    if (!same && file.version() == null) {
      findings.note(file + " has changed since; the next migration runs it again");
    } else if (!same) {
      findings.fault(
          "%s has checksum %d in the history, but the file has %d: it was changed after it was applied. Put its old text back, or run Flyway's repair if the change is harmless"
              .formatted(file, checksum, file.checksum()));
    }
  }

  private static void missing(FlywayRow row, Findings findings) {
    if (row.version() == null) {
      findings.note(row + " is gone from the folder; it is not noted");
    } else if (row.kind() == FlywayRow.Kind.CODE) {
      findings.fault(
          "%s (type %s) is not SQL, and there is no migration of version %s here; add one in Java"
              .formatted(row, row.type(), row.version()));
    } else {
      findings.fault(row + " was applied, but there is no such file; put it into the folder");
    }
  }

  private static void baseline(FlywayState state, Findings findings) {
    FlywayRow row = state.baseline();
    if (row == null) {
      return;
    }
    long noted = 0;
    for (PlaceFile file : findings.files().values()) {
      if (state.below(file.version()) && !findings.isApplied(file.key())) {
        findings.applied(line(row, file));
        noted++;
      }
    }
    findings.note(
        "Flyway's baseline at version %s: %d files up to it are noted as applied, although Flyway ran none of them"
            .formatted(row.version(), noted));
  }

  private static LedgerLine line(FlywayRow row, PlaceFile file) {
    return LedgerLine.of(file, row.installedOn(), row.millis(), row.installedBy());
  }
}
