package io.insula.fleet.history;

import io.insula.fleet.MigrationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What counts as applied by Flyway's history: the last row of each file, unless taken back. */
final class FlywayState {
  private final Map<String, FlywayRow> applied = new LinkedHashMap<>();
  private final List<FlywayRow> failed = new ArrayList<>();
  private @Nullable FlywayRow baseline;

  /**
   * Reads the history.
   *
   * @param rows in the order of their ranks
   */
  static FlywayState of(List<FlywayRow> rows) {
    FlywayState state = new FlywayState();
    rows.forEach(state::add);
    return state;
  }

  private void add(FlywayRow row) {
    if (!row.success()) {
      failed.add(row);
      return;
    }
    switch (row.kind()) {
      case SQL, CODE -> {
        applied.remove(row.key());
        applied.put(row.key(), row);
      }
      case TAKEN_BACK -> applied.remove(row.key());
      case BASELINE -> baseline = row;
      case SCHEMA -> {}
    }
  }

  /** By key, in the order in which they were applied last. */
  Map<String, FlywayRow> applied() {
    return applied;
  }

  /** What Flyway itself could not bring to an end. */
  List<FlywayRow> failed() {
    return failed;
  }

  @Nullable FlywayRow baseline() {
    return baseline;
  }

  /** Whether everything of that version counts as applied, without a row of its own. */
  boolean below(@Nullable MigrationVersion version) {
    return version != null
        && baseline != null
        && baseline.version() != null
        && version.compareTo(MigrationVersion.of(baseline.version())) <= 0;
  }
}
