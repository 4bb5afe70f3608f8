package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.grantee;
import static io.insula.proof.lint.internal.Sql.privileges;
import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.proof.lint.internal.Grant;
import io.insula.proof.lint.internal.Place;
import io.insula.proof.lint.internal.Place.Relation;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** What is the matter with rights on tables, views and sequences. */
final class GrantRules {
  private static final Set<String> DANGEROUS =
      Set.of("TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN");

  private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE");

  static final List<Rule<Place>> ALL =
      List.of(
          Rule.error("table-privileges-dangerous", "The application has more than it works with")
              .why(
                  "TRUNCATE empties the table for all tenants, TRIGGER plants code, REFERENCES asks"
                      + " for foreign rows; no policy holds for them. MAINTAIN locks.")
              .fix(Repair.MIGRATOR, "revoke truncate, references, trigger on T from ROLE")
              .judge(
                  (place, out) ->
                      grants(
                          place,
                          out,
                          (one, grant) ->
                              !one.kind().equals("S")
                                  && isRole(place, grant)
                                  && DANGEROUS.contains(grant.privilege()))),
          Rule.error("shared-table-writable", "The application may write shared tables")
              .why("What one tenant writes there, all others read.")
              .fix(Repair.MIGRATOR, "revoke insert, update, delete on T from ROLE")
              .judge(
                  (place, out) ->
                      grants(
                          place,
                          out,
                          (one, grant) ->
                              place.site().kind() == Kind.SHARED
                                  && !one.kind().equals("S")
                                  && isRole(place, grant)
                                  && WRITES.contains(grant.privilege()))),
          Rule.warning("table-open-to-public", "Everybody has rights to a table")
              .why("Every login of the server that can connect has them, also ones to come.")
              .fix(Repair.MIGRATOR, "revoke … on T from public")
              .judge((place, out) -> grants(place, out, (one, grant) -> grant.toPublic())),
          Rule.error("table-open-to-other-tenant", "Another tenant's role has rights to a table")
              .why("The isolation policy holds for the role of the place only.")
              .fix(Repair.MIGRATOR, "revoke … on T from ROLE")
              .judge(
                  (place, out) ->
                      grants(
                          place, out, (one, grant) -> !grant.toPublic() && !isRole(place, grant))),
          Rule.warning("column-privileges-open", "Single columns are granted too widely")
              .why("A right to a column stays when the right to the table is taken away.")
              .fix(Repair.MIGRATOR, "revoke … (C) on T from ROLE")
              .judge(GrantRules::columns),
          Rule.warning("sequence-writable", "The application may set a sequence")
              .why(
                  "Sequences are shared by tenants, or count for keys: setval makes the others'"
                      + " inserts collide.")
              .fix(Repair.MIGRATOR, "revoke update on sequence S from ROLE")
              .judge(
                  (place, out) ->
                      grants(
                          place,
                          out,
                          (one, grant) ->
                              one.kind().equals("S")
                                  && place.walled()
                                  && isRole(place, grant)
                                  && grant.privilege().equals("UPDATE"))),
          Rule.error("table-owner-differs", "A table belongs to another role")
              .why("Migrations can't change it, and protection can't wall it.")
              .fix(Repair.ADMINISTRATOR, "alter table T owner to MIGRATOR")
              .judge(GrantRules::owners));

  private GrantRules() {}

  private static boolean isRole(Place place, Grant grant) {
    return grant.grantee().equals(place.site().role());
  }

  private static void grants(Place place, Findings out, BiPredicate<Relation, Grant> wrong) {
    place
        .accountable()
        .forEach(
            one ->
                one.grants().stream()
                    .filter(grant -> wrong.test(one, grant))
                    .map(Grant::grantee)
                    .distinct()
                    .forEach(grantee -> grant(one, grantee, wrong, out)));
  }

  private static void grant(
      Relation one, String grantee, BiPredicate<Relation, Grant> wrong, Findings out) {
    List<String> held =
        one.grants().stream()
            .filter(grant -> grant.grantee().equals(grantee) && wrong.test(one, grant))
            .map(Grant::privilege)
            .toList();
    out.add(
        one.words() + " " + one.label(),
        "%s has %s on %s.".formatted(grantee, String.join(", ", held), one.label()),
        "revoke %s on %s%s from %s"
            .formatted(
                privileges(held),
                one.kind().equals("S") ? "sequence " : "",
                one.sql(),
                grantee(grantee)));
  }

  /** The usual rights on single columns are how a migration gives less than usual. */
  private static void columns(Place place, Findings out) {
    place
        .accountable()
        .forEach(
            one ->
                one.columnGrants().stream()
                    .filter(column -> wide(place, column.grant()))
                    .forEach(
                        column ->
                            out.add(
                                "column " + one.label() + "." + column.column(),
                                "%s has %s on the column %s of %s."
                                    .formatted(
                                        column.grant().grantee(),
                                        column.grant().privilege(),
                                        column.column(),
                                        one.label()),
                                "revoke %s (%s) on %s from %s"
                                    .formatted(
                                        privileges(List.of(column.grant().privilege())),
                                        quote(column.column()),
                                        one.sql(),
                                        grantee(column.grant().grantee())))));
  }

  private static boolean wide(Place place, Grant grant) {
    return grant.toPublic()
        || !isRole(place, grant)
        || grant.privilege().equals("REFERENCES")
        || (place.site().kind() == Kind.SHARED && WRITES.contains(grant.privilege()));
  }

  private static void owners(Place place, Findings out) {
    place
        .accountable()
        .filter(one -> !one.ours())
        .forEach(
            one ->
                out.add(
                    one.words() + " " + one.label(),
                    "The %s %s belongs to %s.".formatted(one.words(), one.label(), one.owner()),
                    "alter %s %s owner to %s"
                        .formatted(
                            one.words(), one.sql(), quote(place.expected().roles().migrator()))));
  }
}
