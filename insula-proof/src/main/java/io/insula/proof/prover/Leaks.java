package io.insula.proof.prover;

import io.insula.proof.internal.marks.Marks;
import io.insula.proof.internal.marks.Marks.Mark;
import io.insula.proof.internal.marks.Marks.Place;
import io.insula.proof.prover.Outcome.Cell;
import io.insula.proof.prover.ProverReport.Kind;
import io.insula.proof.prover.ProverReport.Leak;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects leaks; the same one is counted. */
final class Leaks {
  private final Marks marks;
  private final Map<Leak, Integer> leaks = new LinkedHashMap<>();

  Leaks(Marks marks) {
    this.marks = marks;
  }

  /** Looks for marks, and at what was changed; whether there was any. */
  boolean look(String sql, Run run, Outcome outcome) {
    Set<Leak> found = new LinkedHashSet<>();
    Set<String> given = run.given();
    for (Cell cell : outcome.cells()) {
      for (Mark mark : marks.in(cell.text(), given)) {
        found.add(read(sql, cell, mark));
      }
    }
    for (String table : outcome.changed()) {
      found.add(new Leak(Kind.WRITTEN, sql, table, null, "changes rows", 0));
    }
    found.forEach(this::add);
    return !found.isEmpty();
  }

  private static Leak read(String sql, Cell cell, Mark mark) {
    Place place = place(cell, mark);
    return new Leak(
        Kind.READ,
        sql,
        place == null ? null : place.table(),
        place == null ? null : place.column(),
        cell.where(),
        0);
  }

  /** A key stands in several tables: then the driver's word counts. */
  private static @Nullable Place place(Cell cell, Mark mark) {
    if (mark.places().size() == 1) {
      return mark.places().get(0);
    }
    return mark.at(cell.table(), cell.column()) ? new Place(cell.table(), cell.column()) : null;
  }

  /** The answer of a statement depends on the other tenant. */
  void depends(String sql, String how) {
    add(new Leak(Kind.DEPENDS, sql, null, null, how, 0));
  }

  /** A table was changed, and it is seen only afterwards. */
  void written(String sql, String table) {
    add(new Leak(Kind.WRITTEN, sql, table, null, "changes rows", 0));
  }

  private void add(Leak leak) {
    leaks.merge(leak, 1, Integer::sum);
  }

  List<Leak> all() {
    return leaks.entrySet().stream()
        .map(
            entry -> {
              Leak one = entry.getKey();
              return new Leak(
                  one.kind(), one.sql(), one.table(), one.column(), one.where(), entry.getValue());
            })
        .toList();
  }
}
