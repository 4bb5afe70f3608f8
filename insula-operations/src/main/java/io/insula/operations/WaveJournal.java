package io.insula.operations;

import io.insula.Placement;
import io.insula.catalog.FleetRunEntry;
import io.insula.catalog.FleetRunEntry.State;
import io.insula.catalog.FleetRuns;
import io.insula.catalog.PlaceState;
import io.insula.operations.waves.Gate;
import io.insula.operations.waves.Members;
import io.insula.operations.waves.Wave;
import io.insula.operations.waves.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs in waves that the catalog knows, in the words of this package. */
final class WaveJournal {
  private static final String WAVES = "waves";
  private static final String TARGET = "target";
  private static final String NAME = "name";
  private static final String FAILURES = "failures";
  private static final String SQL = "sql";
  private static final String PAUSE = "pause_millis";
  private static final String MANUAL = "manual";

  private final Home home;
  private final String actor;
  private final FleetRuns runs = new FleetRuns();

  WaveJournal(Home home, String actor) {
    this.home = home;
    this.actor = actor;
  }

  Optional<FleetRunEntry> open() {
    return home.transact(runs::open);
  }

  /** Begins a run; nothing if another one is open. */
  Optional<FleetRunEntry> begin(
      Waves waves, @Nullable String target, List<List<PlaceState>> members) {
    Map<String, Object> options = new HashMap<>();
    options.put(WAVES, waves.all().stream().map(WaveJournal::write).toList());
    if (target != null) {
      options.put(TARGET, target);
    }
    List<List<Placement>> places =
        members.stream().map(wave -> wave.stream().map(PlaceState::placement).toList()).toList();
    return home.transact(connection -> runs.begin(connection, options, places, actor));
  }

  /** The wave of each place, by its {@link FleetRuns#key}. */
  Map<String, Integer> members(FleetRunEntry run) {
    return home.transact(connection -> runs.waves(connection, run.id()));
  }

  void note(
      FleetRunEntry run, State state, int wave, @Nullable Instant pause, @Nullable String reason) {
    home.transact(
        connection -> {
          runs.note(connection, run.id(), state, wave, pause, reason);
          return run;
        });
  }

  private static Map<String, Object> write(Wave wave) {
    Gate gate = wave.gate();
    Map<String, Object> written = new HashMap<>();
    written.put(NAME, wave.name());
    written.put(FAILURES, gate.failures());
    written.put(PAUSE, gate.pause().toMillis());
    written.put(MANUAL, gate.manual());
    if (gate.sql() != null) {
      written.put(SQL, gate.sql());
    }
    return written;
  }

  /** The waves of a run; who their members are is told by {@link #members}. */
  static List<Wave> waves(FleetRunEntry run) {
    List<Wave> waves = new ArrayList<>();
    if (run.options().get(WAVES) instanceof List<?> list) {
      for (Object entry : list) {
        if (entry instanceof Map<?, ?> map) {
          waves.add(read(map));
        }
      }
    }
    return waves;
  }

  private static Wave read(Map<?, ?> map) {
    Gate gate =
        new Gate(
            number(map.get(FAILURES)).doubleValue(),
            map.get(SQL) == null ? null : String.valueOf(map.get(SQL)),
            Duration.ofMillis(number(map.get(PAUSE)).longValue()),
            Boolean.TRUE.equals(map.get(MANUAL)));
    return new Wave(String.valueOf(map.get(NAME)), new Members.Rest(), gate);
  }

  private static Number number(@Nullable Object value) {
    return value instanceof Number number ? number : 0;
  }

  static @Nullable String target(FleetRunEntry run) {
    Object target = run.options().get(TARGET);
    return target == null ? null : target.toString();
  }
}
