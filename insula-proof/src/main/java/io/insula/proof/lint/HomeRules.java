package io.insula.proof.lint;

import io.insula.proof.lint.internal.Home;
import java.time.Duration;
import java.util.List;

/** What is the matter with work that the catalog knows to be under way. */
final class HomeRules {
  /** After which a run that nobody goes on with is worth a word. */
  static final Duration FORGOTTEN = Duration.ofDays(1);

  static final List<Rule<Home>> ALL =
      List.of(
          Rule.warning("fleet-run-open", "A run over the fleet is halted, or forgotten")
              .why("Some tenants have the new version and some don't, and no other run can begin.")
              .fix(Repair.BY_HAND, "insula migrate resume, or insula migrate abandon")
              .judge(HomeRules::runs),
          Rule.warning("ready-place-stuck", "A place in stock is neither built nor removed")
              .why("Whoever was building or removing it is gone; it counts as stock, and is none.")
              .fix(Repair.BY_HAND, "insula pool ready fill")
              .judge(HomeRules::places));

  private HomeRules() {}

  private static void runs(Home home, Findings out) {
    home.runs().stream()
        .filter(run -> run.state().equals("halted") || run.idle().compareTo(FORGOTTEN) > 0)
        .forEach(
            run ->
                out.add(
                    "run " + run.id(),
                    "Run %d is %s%s, for %d hours."
                        .formatted(
                            run.id(),
                            run.state(),
                            run.reason().isEmpty() ? "" : " (" + run.reason() + ")",
                            run.idle().toHours()),
                    "insula migrate resume",
                    "insula migrate abandon"));
  }

  private static void places(Home home, Findings out) {
    home.places().stream()
        .filter(Home.ReadyPlace::silent)
        .forEach(
            place ->
                out.add(
                    "ready place %s.%s".formatted(place.database(), place.schema()),
                    "The ready place %s.%s has been %s, and nobody is at work on it."
                        .formatted(place.database(), place.schema(), place.state()),
                    "insula pool ready fill"));
  }
}
