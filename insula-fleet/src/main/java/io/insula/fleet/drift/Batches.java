package io.insula.fleet.drift;

import io.insula.Isolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts places into such as one query can look at: schemas of one database. */
final class Batches {
  /** How many schemas at a time; more are not faster, and fewer tell of progress more often. */
  static final int SIZE = 250;

  private Batches() {}

  private record Where(String cluster, String database, Isolation isolation) {}

  static List<List<DriftPlace>> of(List<DriftPlace> places) {
    Map<Where, List<DriftPlace>> groups = new LinkedHashMap<>();
    for (DriftPlace place : places) {
      Where where = new Where(place.cluster(), place.database(), place.isolation());
      groups.computeIfAbsent(where, w -> new ArrayList<>()).add(place);
    }
    List<List<DriftPlace>> batches = new ArrayList<>();
    for (List<DriftPlace> group : groups.values()) {
      for (int from = 0; from < group.size(); from += SIZE) {
        batches.add(group.subList(from, Math.min(group.size(), from + SIZE)));
      }
    }
    return batches;
  }

  static List<List<DriftPlace>> halves(List<DriftPlace> batch) {
    int middle = batch.size() / 2;
    return List.of(batch.subList(0, middle), batch.subList(middle, batch.size()));
  }
}
