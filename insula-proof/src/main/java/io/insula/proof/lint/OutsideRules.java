package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.proof.lint.internal.Database;
import io.insula.proof.lint.internal.Database.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Ways that lead out of a database, or round the walls in it, without a table. */
final class OutsideRules {
  static final List<Rule<Database>> ALL =
      List.of(
          Rule.error("foreign-server-usable", "The application may use a foreign server")
              .why("With a user mapping it reads what the other server's login may read.")
              .fix(Repair.ADMINISTRATOR, "revoke usage on foreign server NAME from ROLE")
              .judge(
                  (database, out) -> {
                    each(
                        database.outside().foreignServers(),
                        out,
                        "foreign server",
                        "usage on foreign server",
                        database.role());
                    each(
                        database.outside().foreignWrappers(),
                        out,
                        "foreign-data wrapper",
                        "usage on foreign data wrapper",
                        database.role());
                  }),
          Rule.warning("user-mapping-present", "A login on a foreign server is there for everybody")
              .why("Every tenant that reaches a foreign table, or dblink, shares that login.")
              .fix(Repair.BY_HAND, "drop user mapping for ROLE server NAME")
              .judge(
                  (database, out) ->
                      database
                          .outside()
                          .userMappings()
                          .forEach(
                              one ->
                                  out.add(
                                      "user mapping " + one,
                                      "There is a user mapping " + one + ".",
                                      dropMapping(one)))),
          Rule.error(
                  "outward-extension-executable",
                  "The application may call an extension that leads outside")
              .why(
                  "dblink and its like open connections, files or pages of their own, where no"
                      + " binding and no policy holds.")
              .fix(
                  Repair.BY_HAND,
                  "drop extension NAME, or revoke execute on its functions from public")
              .judge(
                  (database, out) ->
                      database
                          .outside()
                          .extensions()
                          .forEach(
                              one ->
                                  out.add(
                                      "extension " + one,
                                      "%s may call functions of the extension %s."
                                          .formatted(database.role(), one),
                                      "drop extension " + quote(one)))),
          Rule.error("server-files-readable", "The application may read the server's files")
              .why("The files of the server hold every tenant's data, and its secrets.")
              .fix(Repair.ADMINISTRATOR, "revoke execute on function F from ROLE")
              .judge(
                  (database, out) ->
                      database
                          .outside()
                          .serverFunctions()
                          .forEach(
                              one ->
                                  out.add(
                                      "function " + one,
                                      "%s may call %s.".formatted(database.role(), one),
                                      "revoke execute on function %s from public, %s"
                                          .formatted(one, quote(database.role()))))),
          Rule.warning("large-objects-reachable", "The application may use large objects")
              .why(
                  "Large objects have no row security and belong to no schema: all tenants of the"
                      + " database share them.")
              .fix(Repair.ADMINISTRATOR, "revoke execute on the functions lo_… from public")
              .judge(OutsideRules::largeObjects),
          Rule.warning(
                  "statement-statistics-readable",
                  "The application may read statistics of statements")
              .why(
                  "All tenants share one role, so that each sees the others' statements; those of"
                      + " utility commands with their values.")
              .fix(
                  Repair.ADMINISTRATOR,
                  "revoke select on pg_stat_statements, pg_stat_statements_info from public")
              .judge(OutsideRules::statistics),
          Rule.error("publication-sends-key", "A publication sends the binding key")
              .why("Who subscribes to it can pose as any tenant.")
              .fix(Repair.BY_HAND, "publish tables one by one, or those of the schemas you mean")
              .judge(
                  (database, out) ->
                      database.publications().stream()
                          .filter(Publication::key)
                          .forEach(
                              one ->
                                  out.add(
                                      "publication " + one.name(),
                                      "Publication %s sends insula.binding_key."
                                          .formatted(one.name()),
                                      "drop publication " + quote(one.name())))),
          Rule.warning("publication-sends-tenants", "A publication sends tenants' tables")
              .why(
                  "A publication knows no tenants: its subscribers get the rows of all. Row filters"
                      + " can't call insula.tenant().")
              .fix(Repair.BY_HAND, "drop publication NAME, if its subscriber is not yours")
              .judge(OutsideRules::publications));

  private OutsideRules() {}

  private static void each(
      List<String> names, Findings out, String kind, String privilege, String role) {
    for (String name : names) {
      out.add(
          kind + " " + name,
          "%s may use the %s %s.".formatted(role, kind, name),
          "revoke %s %s from public, %s".formatted(privilege, quote(name), quote(role)));
    }
  }

  private static String dropMapping(String mapping) {
    int at = mapping.lastIndexOf(" for ");
    String user = mapping.substring(at + 5);
    return "drop user mapping for %s server %s"
        .formatted(user.equals("public") ? user : quote(user), quote(mapping.substring(0, at)));
  }

  private static void largeObjects(Database database, Findings out) {
    List<String> functions = database.outside().largeObjects();
    if (database.shared() && !functions.isEmpty()) {
      out.add(
          "large objects",
          "%s may call %d functions on large objects, which all tenants share."
              .formatted(database.role(), functions.size()),
          functions.stream()
              .map(
                  one ->
                      "revoke execute on function %s from public, %s"
                          .formatted(one, quote(database.role())))
              .toArray(String[]::new));
    }
  }

  private static void statistics(Database database, Findings out) {
    List<String> views = database.outside().statistics();
    if (!views.isEmpty()) {
      out.add(
          "extension pg_stat_statements",
          "%s may read %s.".formatted(database.role(), String.join(", ", views)),
          "revoke select on %s from public, %s"
              .formatted(String.join(", ", views), quote(database.role())));
    }
  }

  private static void publications(Database database, Findings out) {
    for (Publication one : database.publications()) {
      List<String> schemas = new ArrayList<>(one.schemas());
      schemas.retainAll(
          database.sites().values().stream()
              .filter(site -> !site.schema().equals(database.expected().settings().sharedSchema()))
              .map(io.insula.proof.lint.internal.Place.Site::schema)
              .toList());
      if (!schemas.isEmpty()) {
        out.add(
            "publication " + one.name(),
            "Publication %s sends tables of %s."
                .formatted(one.name(), schemas.stream().limit(3).collect(Collectors.joining(", "))),
            "drop publication " + quote(one.name()));
      }
    }
  }
}
