package io.insula.fleet.drift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what becomes of the places. Thread-safe. */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private final Map<DriftPlace, Integer> order = new HashMap<>();
  private final DriftListener listener;
  private final List<DriftReport.Drifted> drifted = new ArrayList<>();
  private final List<DriftReport.Behind> behind = new ArrayList<>();
  private final List<DriftReport.Unreachable> unreachable = new ArrayList<>();
  private int done;

  Outcomes(List<DriftPlace> places, DriftListener listener) {
    places.forEach(place -> order.put(place, order.size()));
    this.listener = listener;
  }

  synchronized void compared(DriftPlace place, List<Difference> differences) {
    if (!differences.isEmpty()) {
      drifted.add(new DriftReport.Drifted(place, differences));
    }
    count(place);
  }

  synchronized void behind(DriftPlace place, int pending) {
    behind.add(new DriftReport.Behind(place, pending));
  }

  synchronized void unreachable(DriftPlace place, String reason) {
    unreachable.add(new DriftReport.Unreachable(place, reason));
    count(place);
  }

  private void count(DriftPlace place) {
    done++;
    try {
      listener.compared(place, done, order.size());
    } catch (RuntimeException e) {
      LOG.warn("A listener of drift failed; the check goes on", e);
    }
  }

  synchronized DriftReport report(Duration took) {
    return new DriftReport(
        order.size(),
        sorted(drifted, DriftReport.Drifted::place),
        sorted(behind, DriftReport.Behind::place),
        sorted(unreachable, DriftReport.Unreachable::place),
        took);
  }

  private <T> List<T> sorted(List<T> all, Function<T, DriftPlace> place) {
    return all.stream()
        .sorted(Comparator.comparing(one -> order.getOrDefault(place.apply(one), 0)))
        .toList();
  }
}
