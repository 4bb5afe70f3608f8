package io.insula.operations;

import io.insula.catalog.FleetRunEntry;
import io.insula.catalog.FleetRunEntry.State;
import io.insula.catalog.FleetRuns;
import io.insula.catalog.PlaceState;
import io.insula.operations.FleetReport.Stop;
import io.insula.operations.waves.Gate;
import io.insula.operations.waves.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run, wave by wave, from where the journal says it is. Everything that it has to remember is
 * written down before it goes on, so it can be broken off anywhere.
 */
final class WaveRun {
  private final FleetRunEntry run;
  private final WaveJournal journal;
  private final FleetWork work;
  private final GateKeeper gates;
  private final MigrateOptions options;
  private final FleetListener listener;
  private final List<Wave> waves;
  private final Map<String, Integer> members;
  private FleetReport report = new FleetReport(List.of(), null);

  WaveRun(
      FleetRunEntry run,
      WaveJournal journal,
      FleetWork work,
      GateKeeper gates,
      MigrateOptions options,
      FleetListener listener) {
    this.run = run;
    this.journal = journal;
    this.work = work;
    this.gates = gates;
    this.options = options;
    this.listener = listener;
    this.waves = WaveJournal.waves(run);
    this.members = new HashMap<>(journal.members(run));
  }

  /**
   * Goes on until the end, a shut gate or one that waits for somebody.
   *
   * @throws InterruptedException if the thread was interrupted; the run can be resumed
   */
  FleetReport run() throws InterruptedException {
    int first = run.state() == State.WAITING ? run.wave() + 1 : run.wave();
    Instant pause = run.state() == State.RUNNING ? run.pauseUntil() : null;
    for (int wave = first; wave < waves.size(); wave++) {
      journal.note(run, State.RUNNING, wave, pause, null);
      Stop stop = wave(wave, pause);
      if (stop != null) {
        return new FleetReport(report.outcomes(), stop);
      }
      pause = null;
    }
    journal.note(run, State.DONE, waves.size() - 1, null, null);
    return report;
  }

  private @Nullable Stop wave(int number, @Nullable Instant pause) throws InterruptedException {
    Wave wave = waves.get(number);
    List<PlaceState> left = of(number, work.behind(options));
    Progress.tell(listener, l -> l.waveStarted(wave.name(), left.size()));
    FleetReport done = work.run(left, options, listener);
    report = report.and(done);
    Progress.tell(listener, l -> l.waveFinished(wave.name(), done));
    boolean last = number == waves.size() - 1;
    List<PlaceState> all = of(number, work.behind(options.verify(true)));
    String shut = gates.shut(wave.gate(), done.failures().size(), all);
    if (shut != null) {
      journal.note(run, State.HALTED, number, null, shut);
      return new Stop(wave.name(), true, shut);
    }
    return last ? null : wait(wave, number, pause);
  }

  private List<PlaceState> of(int wave, List<PlaceState> places) {
    return places.stream()
        .filter(place -> wave == members.getOrDefault(FleetRuns.key(place.placement()), -1))
        .toList();
  }

  private @Nullable Stop wait(Wave wave, int number, @Nullable Instant before)
      throws InterruptedException {
    Gate gate = wave.gate();
    if (!gate.pause().isZero()) {
      Instant until = before == null ? gates.clock().instant().plus(gate.pause()) : before;
      journal.note(run, State.RUNNING, number, until, "pauses behind wave " + wave.name());
      Duration left = Duration.between(gates.clock().instant(), until);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, left.toNanos()));
    }
    if (gate.manual()) {
      String reason = "the gate waits for somebody's word";
      journal.note(run, State.WAITING, number, null, reason);
      return new Stop(wave.name(), false, reason);
    }
    return null;
  }
}
