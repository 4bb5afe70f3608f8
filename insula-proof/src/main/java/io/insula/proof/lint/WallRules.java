package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.proof.lint.Wall.Fault;
import io.insula.proof.lint.internal.Grant;
import io.insula.proof.lint.internal.Place;
import io.insula.proof.lint.internal.Place.Policy;
import io.insula.proof.lint.internal.Place.Relation;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What is the matter with row security and its policies. */
final class WallRules {
  private static final String AGAIN = "insula doctor --fix, which protects the schema again";

  static final List<Rule<Place>> ALL =
      List.of(
          Rule.error("row-security-off", "Row security of a tenant table is off")
              .why("Its policies are there and hold for nobody: every tenant reads every row.")
              .fix(Repair.MIGRATOR, "alter table T enable row level security")
              .judge(
                  tables(
                      table -> !table.secured() && !table.partition() && table.parents().isEmpty(),
                      "Row security of %s is off.",
                      "alter table %s enable row level security")),
          Rule.error("row-security-not-forced", "Row security of a tenant table is not forced")
              .why(
                  "The table's owner, and every function that runs as the owner, sees all rows as"
                      + " if there were no policy.")
              .fix(Repair.MIGRATOR, "alter table T force row level security")
              .judge(
                  tables(
                      table -> table.secured() && !table.forced(),
                      "Row security of %s is not forced.",
                      "alter table %s force row level security")),
          Rule.error("partition-unprotected", "A partition has no row security")
              .why("Policies of the parent don't hold for a partition that is named itself.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  tables(
                      table -> !table.secured() && table.partition(),
                      "The partition %s has no row security.",
                      "alter table %s enable row level security, force row level security")),
          Rule.error("child-table-unprotected", "A table that inherits has no row security")
              .why("Policies of the parent don't hold for a child that is named itself.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  tables(
                      table -> !table.secured() && !table.partition() && !table.parents().isEmpty(),
                      "The child table %s has no row security.",
                      "alter table %s enable row level security, force row level security")),
          Rule.error("isolation-policy-missing", "A row table has no isolation policy")
              .why("Nothing keeps one tenant's rows from another.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  fault(
                      Fault.MISSING, Kind.ROW, "Table %s has no policy " + Wall.RESTRICTIVE + ".")),
          Rule.error("gate-missing", "A table of a tenant's schema has no gate")
              .why(
                  "Schemas share one role: a qualified name, such as tenant_b.invoice, reaches the"
                      + " table.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  fault(
                      Fault.MISSING,
                      Kind.SCHEMA,
                      "Table %s has no policy " + Wall.RESTRICTIVE + ".")),
          Rule.error("gate-of-another-tenant", "A gate opens to another tenant")
              .why("The other tenant reads this one's tables, and this one nothing.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(fault(Fault.OTHER_TENANT, null, "The gate of %s names another tenant.")),
          Rule.error("isolation-policy-permissive", "An isolation policy is permissive")
              .why("Permissive policies are OR-ed: any other one opens the table.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(fault(Fault.PERMISSIVE, null, "The isolation policy of %s is permissive.")),
          Rule.error("isolation-policy-partial", "An isolation policy doesn't hold for all")
              .why("For other commands, or other roles of the application, there is no wall.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  fault(
                      Fault.PARTIAL,
                      null,
                      "The isolation policy of %s is not for all commands of the one role.")),
          Rule.error("isolation-policy-with-or", "An isolation policy has an OR")
              .why("Whatever makes the other side true opens the table.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(fault(Fault.OR, null, "The isolation policy of %s has an OR.")),
          Rule.warning("isolation-policy-bare-call", "An isolation policy calls per row")
              .why(
                  "Without a sub-select the function runs for every row: 10,000 rows cost 68 ms"
                      + " instead of none.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  fault(
                      Fault.BARE_CALL,
                      null,
                      "The isolation policy of %s calls its function for every row.")),
          Rule.error("isolation-policy-writes-open", "An isolation policy lets writes through")
              .why(
                  "Rows can be written for other tenants: the check is not the same as the filter.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  fault(
                      Fault.WRITES_OPEN,
                      null,
                      "The isolation policy of %s checks writes by another condition.")),
          Rule.error("isolation-policy-changed", "An isolation policy says something else")
              .why("It is not the condition that keeps tenants apart.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(fault(Fault.CHANGED, null, "The isolation policy of %s was changed.")),
          Rule.error("opening-policy-too-wide", "A tenant table is open to other roles")
              .why(
                  "The isolation policy holds for the application's role; whom else the opening"
                      + " policy lets in sees all rows.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(WallRules::wide),
          Rule.warning("opening-policy-missing", "A tenant table is closed to its tenants")
              .why("With no permissive policy nobody sees a row, and migrations see none.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(WallRules::closed),
          Rule.warning("policy-without-effect", "A policy of yours restricts nothing")
              .why(
                  "Permissive policies are OR-ed, and Insula's opening policy is true: a permissive"
                      + " policy beside it never narrows anything.")
              .fix(Repair.BY_HAND, "create the policy anew, AS RESTRICTIVE")
              .judge(
                  policies(
                      (place, policy) -> !Wall.hibernates(policy) && !Wall.opensBySetting(policy),
                      "Policy %s on %s is permissive, and so restricts nothing.")),
          Rule.warning("policy-by-plain-setting", "A policy trusts a plain setting")
              .why(
                  "Any SQL can set it. Beside Insula's policies it restricts nothing; without them"
                      + " it would open the table.")
              .fix(Repair.MIGRATOR, "drop policy NAME on T")
              .judge(
                  policies(
                      (place, policy) -> !Wall.hibernates(policy) && Wall.opensBySetting(policy),
                      "Policy %s on %s lets in by a plain setting.")),
          Rule.warning("policy-of-hibernate", "Hibernate made a policy of its own")
              .why(
                  "Its policy for @TenantId is OR-ed: tenant_id = a setting, or a second setting says"
                      + " 'root'. Any SQL can set both.")
              .fix(Repair.MIGRATOR, "drop policy hibernate_tenant_isolation on T")
              .judge(
                  policies(
                      (place, policy) -> Wall.hibernates(policy),
                      "Hibernate's policy %s on %s opens for a setting.")));

  private WallRules() {}

  private static java.util.function.BiConsumer<Place, Findings> tables(
      Predicate<Relation> like, String what, String fix) {
    return (place, out) ->
        place
            .walledTables()
            .filter(like)
            .forEach(
                table ->
                    out.add(
                        "table " + table.label(),
                        what.formatted(table.label()),
                        fix.formatted(table.sql())));
  }

  private static java.util.function.BiConsumer<Place, Findings> fault(
      Fault fault, @org.jspecify.annotations.Nullable Kind kind, String what) {
    return (place, out) -> {
      Wall wall = new Wall(place);
      if (kind == null || kind == place.site().kind()) {
        place
            .walledTables()
            .filter(Relation::secured)
            .filter(table -> wall.fault(table).filter(fault::equals).isPresent())
            .forEach(
                table -> out.add("table " + table.label(), what.formatted(table.label()), AGAIN));
      }
    };
  }

  /** Policies of users that are permissive and reach the application. */
  private static java.util.function.BiConsumer<Place, Findings> policies(
      BiPredicate<Place, Policy> like, String what) {
    return (place, out) ->
        place
            .walledTables()
            .forEach(
                table ->
                    place.policies(table).stream()
                        .filter(policy -> policy.permissive() && !Wall.ours(policy))
                        .filter(policy -> reaches(place, policy))
                        .filter(policy -> like.test(place, policy))
                        .forEach(
                            policy ->
                                out.add(
                                    "policy %s on %s".formatted(policy.name(), table.label()),
                                    what.formatted(policy.name(), table.label()),
                                    "drop policy %s on %s"
                                        .formatted(quote(policy.name()), table.sql()))));
  }

  private static boolean reaches(Place place, Policy policy) {
    return policy.roles().contains(place.site().role()) || policy.roles().contains(Grant.PUBLIC);
  }

  private static void wide(Place place, Findings out) {
    List<String> allowed = List.of(place.site().role(), place.expected().roles().migrator());
    place
        .walledTables()
        .forEach(
            table ->
                place.policies(table).stream()
                    .filter(policy -> policy.name().equals(Wall.OPENING))
                    .flatMap(policy -> policy.roles().stream())
                    .filter(role -> !allowed.contains(role))
                    .forEach(
                        role ->
                            out.add(
                                "table " + table.label(),
                                "The opening policy of %s lets in %s."
                                    .formatted(table.label(), role),
                                AGAIN)));
  }

  private static void closed(Place place, Findings out) {
    place
        .walledTables()
        .filter(Relation::secured)
        .filter(table -> place.policies(table).stream().noneMatch(Policy::permissive))
        .forEach(
            table ->
                out.add(
                    "table " + table.label(),
                    "Table %s has no permissive policy.".formatted(table.label()),
                    AGAIN));
  }
}
