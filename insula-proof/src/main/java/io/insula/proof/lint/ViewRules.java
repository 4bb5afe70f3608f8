package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.grantee;
import static io.insula.proof.lint.internal.Sql.privileges;
import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.proof.lint.internal.Grant;
import io.insula.proof.lint.internal.Place;
import java.util.List;

/** What is the matter with views and other things that no policy covers. */
final class ViewRules {
  static final List<Rule<Place>> ALL =
      List.of(
          Rule.error("view-looks-as-owner", "A view looks through its owner's eyes")
              .why("The owner sees every tenant, and so does whoever reads the view.")
              .fix(Repair.MIGRATOR, "alter view V set (security_invoker = true)")
              .judge(ViewRules::views),
          Rule.error("materialized-view-readable", "The application may read a materialized view")
              .why("Row security does not cover it: what is in it, every tenant reads.")
              .fix(Repair.MIGRATOR, "revoke … on V from ROLE")
              .judge((place, out) -> uncovered(place, out, "m")),
          Rule.error("foreign-table-readable", "The application may read a foreign table")
              .why("Row security does not cover it: what is behind it, every tenant reads.")
              .fix(Repair.MIGRATOR, "revoke … on T from ROLE")
              .judge((place, out) -> uncovered(place, out, "f")),
          Rule.error("rule-on-table", "A table has a rule")
              .why("A rule's statements run with the rights of the owner, who sees every tenant.")
              .fix(Repair.BY_HAND, "drop rule NAME on T, and use a trigger")
              .judge(ViewRules::rules),
          Rule.info("waived-object", "Something is waived")
              .why(
                  "It was accepted although it can't be protected; look from time to time whether"
                      + " that is still so.")
              .fix(Repair.BY_HAND, "protect it, and take the waiver back")
              .judge(ViewRules::waived));

  private ViewRules() {}

  private static void views(Place place, Findings out) {
    if (place.site().kind() != Kind.DATABASE) {
      place
          .accountable()
          .filter(one -> one.kind().equals("v") && one.ours() && !one.invoker())
          .forEach(
              one ->
                  out.add(
                      "view " + one.label(),
                      "View %s looks through the eyes of %s.".formatted(one.label(), one.owner()),
                      "alter view %s set (security_invoker = true)".formatted(one.sql())));
    }
  }

  private static void uncovered(Place place, Findings out, String kind) {
    if (place.walled()) {
      place
          .accountable()
          .filter(one -> one.kind().equals(kind))
          .forEach(
              one ->
                  one.grants().stream()
                      .filter(grant -> !grant.toPublic())
                      .map(Grant::grantee)
                      .distinct()
                      .forEach(
                          grantee ->
                              out.add(
                                  one.words() + " " + one.label(),
                                  "%s has rights to the %s %s."
                                      .formatted(grantee, one.words(), one.label()),
                                  "revoke %s on %s from %s"
                                      .formatted(
                                          privileges(held(one, grantee)),
                                          one.sql(),
                                          grantee(grantee)))));
    }
  }

  private static List<String> held(Place.Relation one, String grantee) {
    return one.grants().stream()
        .filter(grant -> grant.grantee().equals(grantee))
        .map(Grant::privilege)
        .toList();
  }

  private static void rules(Place place, Findings out) {
    if (place.walled()) {
      place
          .accountable()
          .forEach(
              one ->
                  one.rules().stream()
                      .filter(rule -> !place.waived(one.label() + "." + rule))
                      .forEach(
                          rule ->
                              out.add(
                                  "rule %s on %s".formatted(rule, one.label()),
                                  "Table %s has the rule %s.".formatted(one.label(), rule),
                                  "drop rule %s on %s".formatted(quote(rule), one.sql()))));
    }
  }

  private static void waived(Place place, Findings out) {
    place.relations().stream()
        .filter(one -> place.waived(one.label()))
        .forEach(
            one ->
                out.add(
                    one.words() + " " + one.label(),
                    "The %s %s is waived.".formatted(one.words(), one.label()),
                    "take waive(\"%s\") back when it can be protected".formatted(one.label())));
  }
}
