package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import java.sql.SQLException;

/** Understands the history of one tool. */
interface HistoryReading {
  /** Reads it, with the tool kept from writing, and compares it with the files. */
  Findings read(LockedPlace place) throws SQLException;
}
