package io.insula.proof.lint;

import io.insula.proof.lint.internal.Database;
import io.insula.proof.lint.internal.Home;
import io.insula.proof.lint.internal.Place;
import io.insula.proof.lint.internal.Server;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All rules, or some of them, by what they look at. */
record Rules(
    List<Rule<Server>> servers,
    List<Rule<Database>> databases,
    List<Rule<Place>> places,
    List<Rule<Home>> homes) {

  /** All that there are. */
  static Rules all() {
    return new Rules(
        joined(List.of(RoleRules.ALL, ServerRules.ALL)),
        joined(List.of(InstallationRules.ALL, AccessRules.ALL, RoutineRules.ALL, OutsideRules.ALL)),
        joined(List.of(WallRules.ALL, RowRules.ALL, ViewRules.ALL, GrantRules.ALL)),
        HomeRules.ALL);
  }

  private static <F> List<Rule<F>> joined(List<List<Rule<F>>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** Those with these ids. */
  Rules only(Set<String> ids) {
    return new Rules(kept(servers, ids), kept(databases, ids), kept(places, ids), kept(homes, ids));
  }

  private static <F> List<Rule<F>> kept(List<Rule<F>> rules, Set<String> ids) {
    return rules.stream().filter(rule -> ids.contains(rule.lint().id())).toList();
  }

  /** The lints, in the order in which they are told. */
  List<Lint> lints() {
    return Stream.of(places, databases, servers, homes)
        .<Rule<?>>flatMap(List::stream)
        .<Lint>map(Rule::lint)
        .toList();
  }
}
