package io.insula.cli;

import io.insula.TenantId;
import io.insula.cli.Terminal.Style;
import io.insula.operations.FleetPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what a migration would do. */
final class PlanView {
  /** Of places that get the same, so many are named. */
  private static final int NAMED = 12;

  private final Action action;

  PlanView(Action action) {
    this.action = action;
  }

  /** Shows it; the exit code. */
  int answer(FleetPlan plan) {
    action.answer(() -> document(plan), () -> print(plan));
    return Exit.DONE;
  }

  private void print(FleetPlan plan) {
    for (FleetPlan.Wave wave : plan.waves()) {
      if (plan.waves().size() > 1) {
        action.say(
            action.terminal().styled(Style.CYAN, "wave " + wave.name())
                + ": "
                + counted(wave.places().size(), "place"));
      }
      groups(wave.places()).forEach(this::print);
    }
    if (plan.places().isEmpty()) {
      action.say("Nothing is pending.");
    }
    plan.notes().forEach(note -> action.remark("Note: " + note));
  }

  /** Places that get the same files, together. */
  private static Map<List<String>, List<FleetPlan.Place>> groups(List<FleetPlan.Place> places) {
    Map<List<String>, List<FleetPlan.Place>> groups = new LinkedHashMap<>();
    for (FleetPlan.Place place : places) {
      groups.computeIfAbsent(place.files(), files -> new ArrayList<>()).add(place);
    }
    return groups;
  }

  private void print(List<String> files, List<FleetPlan.Place> places) {
    List<String> names = places.stream().limit(NAMED).map(FleetPlan.Place::place).toList();
    int more = places.size() - names.size();
    action.say(
        action.terminal().styled(Style.BOLD, String.join(", ", names))
            + (more > 0 ? " and " + more + " more" : "")
            + ": "
            + String.join(", ", files));
    for (FleetPlan.Place place : places) {
      place.sql().forEach(sql -> action.say(sql.strip().indent(4).stripTrailing()));
    }
  }

  static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static Map<String, Object> document(FleetPlan plan) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("waves", plan.waves().stream().map(PlanView::document).toList());
    document.put("notes", plan.notes());
    return document;
  }

  private static Map<String, Object> document(FleetPlan.Wave wave) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", wave.name());
    document.put("places", wave.places().stream().map(PlanView::document).toList());
    return document;
  }

  private static Map<String, Object> document(FleetPlan.Place place) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("place", place.place());
    document.put("tenant", text(place.tenant()));
    document.put("version", place.version());
    document.put("files", place.files());
    document.put("sql", place.sql());
    document.put("sql_as", place.like());
    return document;
  }

  static @Nullable String text(@Nullable TenantId tenant) {
    return tenant == null ? null : tenant.value();
  }
}
