package io.insula.guard;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.guard.Reading.Reference;
import io.insula.guard.internal.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is thought of one text. Part of it depends on whose statement it is. Immutable. */
record Judgement(
    String normalised,
    List<Finding> findings,
    List<Reference> references,
    List<Filter> uses,
    GuardSettings settings) {
  /** Insula's own schema, in every database. */
  static final String INSULA = "insula";

  /** Whether there is nothing against it, whoever sends it. */
  boolean clean() {
    return findings.isEmpty() && references.isEmpty() && uses.isEmpty();
  }

  /** What there is against it; usually nothing. */
  List<Finding> against(@Nullable Placement placement) {
    if (references.isEmpty() && uses.isEmpty()) {
      return findings;
    }
    List<Finding> all = findings;
    for (Reference reference : references) {
      if (!mayName(placement, reference)) {
        all = with(all, Rule.FOREIGN_SCHEMA, "it names the schema \"" + reference.schema() + '"');
      }
    }
    return placement == null || uses.isEmpty() ? all : unbound(placement, all);
  }

  private boolean mayName(@Nullable Placement placement, Reference reference) {
    String schema = reference.schema();
    if (placement != null && placement.isolation() == Isolation.DATABASE) {
      return !schema.equals(INSULA);
    }
    return (placement != null && schema.equals(placement.schema()))
        || schema.equals(settings.sharedSchema())
        || (!reference.relation() && schema.equals(settings.rowSchema()))
        || settings.allowed().schemas().contains(schema);
  }

  private List<Finding> unbound(Placement placement, List<Finding> found) {
    List<Finding> all = found;
    for (Filter use : uses) {
      String column = settings.tables().column(placement, use.table().schema(), use.table().name());
      if (!column.isEmpty() && !use.columns().contains(column)) {
        all =
            with(
                all,
                Rule.MISSING_TENANT,
                "it uses " + use.table() + " without comparing " + column + " with a parameter");
      }
    }
    return all;
  }

  private static List<Finding> with(List<Finding> findings, Rule rule, String detail) {
    List<Finding> more = new ArrayList<>(findings);
    Finding finding = new Finding(rule, detail);
    if (!more.contains(finding)) {
      more.add(finding);
    }
    return more;
  }
}
