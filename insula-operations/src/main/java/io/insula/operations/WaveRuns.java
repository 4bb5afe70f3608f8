package io.insula.operations;

import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.catalog.FleetRunEntry;
import io.insula.catalog.FleetRunEntry.State;
import io.insula.catalog.FleetRuns;
import io.insula.catalog.PlaceState;
import io.insula.operations.waves.Wave;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs in waves: begins them, takes them up again, gives them up. One at a time. Thread-safe. */
final class WaveRuns {
  private static final String LOCK = "fleet_run";

  private final Home home;
  private final WaveJournal journal;
  private final FleetWork work;
  private final Records records;
  private final GateKeeper gates;

  WaveRuns(Home home, WaveJournal journal, FleetWork work, Records records, GateKeeper gates) {
    this.home = home;
    this.journal = journal;
    this.work = work;
    this.records = records;
    this.gates = gates;
  }

  Optional<FleetRunEntry> open() {
    return journal.open();
  }

  /**
   * @throws OpenRunException if there is an open run
   */
  void requireNone() {
    open().ifPresent(run -> refuse(run));
  }

  private static void refuse(FleetRunEntry run) {
    throw new OpenRunException(
        run.id(),
        "Run %d, begun by %s at %s, is in wave \"%s\" and %s. Nothing was done: go on with `insula migrate resume`, or give it up with `insula migrate abandon`."
            .formatted(run.id(), run.actor(), run.started(), waveOf(run), state(run)));
  }

  static String waveOf(FleetRunEntry run) {
    List<Wave> waves = WaveJournal.waves(run);
    return run.wave() < waves.size() ? waves.get(run.wave()).name() : "";
  }

  private static String state(FleetRunEntry run) {
    return switch (run.state()) {
      case WAITING -> "waits for somebody's word";
      case HALTED -> "has halted: " + run.reason();
      default -> "goes on, or was interrupted";
    };
  }

  /** Puts the places into waves. */
  List<List<PlaceState>> assign(MigrateOptions options, List<PlaceState> places) {
    return new WaveAssignment(places, this::placeOf).assign(options.waves());
  }

  private String placeOf(TenantId tenant) {
    return FleetRuns.key(records.get(tenant).placement());
  }

  /** Begins a run over these places. */
  FleetReport begin(MigrateOptions options, List<PlaceState> places, FleetListener listener) {
    List<List<PlaceState>> members = assign(options, places);
    return alone(
        () -> {
          requireNone();
          return go(
              journal.begin(options.waves(), options.target(), members).orElseThrow(WaveRuns::busy),
              options,
              listener);
        });
  }

  /** Takes the open run up; nothing if there is none. */
  Optional<FleetReport> resume(MigrateOptions options, FleetListener listener) {
    if (open().isEmpty()) {
      return Optional.empty();
    }
    return alone(
        () ->
            open()
                .map(
                    run ->
                        go(
                            run,
                            options.selection(Selection.all()).target(WaveJournal.target(run)),
                            listener)));
  }

  /** Gives the open run up. Whether there was one. */
  boolean abandon() {
    return alone(
        () -> {
          Optional<FleetRunEntry> run = open();
          run.ifPresent(r -> journal.note(r, State.ABANDONED, r.wave(), null, "given up"));
          return run.isPresent();
        });
  }

  private FleetReport go(FleetRunEntry run, MigrateOptions options, FleetListener listener) {
    try {
      return new WaveRun(run, journal, work, gates, options, listener).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsulaException(
          "Run " + run.id() + " was interrupted; go on with `insula migrate resume`.", e);
    }
  }

  private <T> T alone(Supplier<T> action) {
    try (HomeLock lock = home.tryLock(LOCK).orElseThrow(WaveRuns::busy)) {
      return action.get();
    }
  }

  private static OpenRunException busy() {
    return new OpenRunException(
        0, "Another process is at work on a run in waves. Nothing was done; wait for it.");
  }
}
