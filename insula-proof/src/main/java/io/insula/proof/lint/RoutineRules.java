package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.proof.lint.internal.Database;
import io.insula.proof.lint.internal.Database.Routine;
import java.util.List;

/** What is the matter with functions and triggers of users. */
final class RoutineRules {
  static final List<Rule<Database>> ALL =
      List.of(
          Rule.error(
                  "definer-function-executable",
                  "The application may call a function with the rights of somebody who sees every"
                      + " tenant")
              .why(
                  "SECURITY DEFINER lends the owner's eyes: no policy holds inside, whatever the"
                      + " caller's tenant.")
              .fix(
                  Repair.BY_HAND,
                  "alter function F security invoker, or revoke execute on function F from public")
              .judge(
                  (database, out) ->
                      database.routines().stream()
                          .filter(one -> one.definer() && one.mighty() && one.executable())
                          .filter(one -> !waived(database, one.label()))
                          .forEach(
                              one ->
                                  out.add(
                                      "function " + one.signature(),
                                      "%s runs with the rights of %s, and %s may call it."
                                          .formatted(one.signature(), one.owner(), database.role()),
                                      "alter function %s security invoker"
                                          .formatted(one.signature())))),
          Rule.warning(
                  "definer-function-search-path",
                  "A SECURITY DEFINER function has no search path of its own")
              .why(
                  "Its names mean what the caller's search path says: who may make objects anywhere"
                      + " runs them with the owner's rights.")
              .fix(
                  Repair.ADMINISTRATOR,
                  "alter function F set search_path = pg_catalog, SCHEMA, pg_temp")
              .judge(RoutineRules::paths),
          Rule.error(
                  "untrusted-function-executable",
                  "The application may call a function in an untrusted language")
              .why("What it does, no wall stops: files, network, the memory of the server.")
              .fix(Repair.ADMINISTRATOR, "revoke execute on function F from public, ROLE")
              .judge(RoutineRules::untrusted),
          Rule.error("leakproof-function", "A user's function is marked LEAKPROOF")
              .why(
                  "It is run before the policies, on rows of every tenant. If it is not as discreet"
                      + " as it says, an error or a timing tells what is in them.")
              .fix(Repair.ADMINISTRATOR, "alter function F not leakproof")
              .judge(
                  (database, out) ->
                      database.routines().stream()
                          .filter(Routine::leakproof)
                          .filter(one -> !waived(database, one.label()))
                          .forEach(
                              one ->
                                  out.add(
                                      "function " + one.signature(),
                                      one.signature() + " is run ahead of the policies.",
                                      "alter function %s not leakproof"
                                          .formatted(one.signature())))),
          Rule.error(
                  "trigger-runs-as-definer",
                  "A trigger runs with the rights of somebody who sees every tenant")
              .why(
                  "A trigger's function needs no right to be executed: every insert of a tenant"
                      + " runs it, outside of the policies.")
              .fix(Repair.BY_HAND, "alter function F security invoker")
              .judge(
                  (database, out) ->
                      database.triggers().stream()
                          .filter(one -> database.sites().containsKey(one.schema()))
                          .filter(one -> !waived(database, one.waiver()))
                          .forEach(
                              one ->
                                  out.add(
                                      "trigger %s on %s.%s"
                                          .formatted(one.trigger(), one.schema(), one.table()),
                                      "Trigger %s on %s.%s runs %s as its definer."
                                          .formatted(
                                              one.trigger(),
                                              one.schema(),
                                              one.table(),
                                              one.function()),
                                      "alter function %s security invoker"
                                          .formatted(one.function())))),
          Rule.info("event-trigger-present", "An event trigger fires in the database")
              .why(
                  "It runs with every migration, in every schema of the database; when it fails, so"
                      + " does the fleet.")
              .fix(Repair.BY_HAND, "alter event trigger NAME disable, if it is not wanted")
              .judge(
                  (database, out) ->
                      database
                          .eventTriggers()
                          .forEach(
                              one ->
                                  out.add(
                                      "event trigger " + one.name(),
                                      "Event trigger %s of %s fires with every migration."
                                          .formatted(one.name(), one.owner()),
                                      "alter event trigger %s disable"
                                          .formatted(quote(one.name()))))));

  private RoutineRules() {}

  private static boolean waived(Database database, String label) {
    return database.expected().waived().contains(label);
  }

  private static void paths(Database database, Findings out) {
    String migrator = database.expected().roles().migrator();
    database.routines().stream()
        .filter(one -> one.definer() && !one.pinned())
        .forEach(
            one ->
                out.add(
                    one.owner().equals(migrator) ? Repair.MIGRATOR : Repair.ADMINISTRATOR,
                    "function " + one.signature(),
                    one.signature() + " is SECURITY DEFINER and has no search path of its own.",
                    "alter function %s set search_path = pg_catalog, %s, pg_temp"
                        .formatted(one.signature(), quote(one.schema()))));
  }

  private static void untrusted(Database database, Findings out) {
    database.routines().stream()
        .filter(one -> !one.trusted() && one.executable())
        .filter(one -> !waived(database, one.label()))
        .forEach(
            one ->
                out.add(
                    "function " + one.signature(),
                    "%s is written in %s, and %s may call it."
                        .formatted(one.signature(), one.language(), database.role()),
                    "revoke execute on function %s from public, %s"
                        .formatted(one.signature(), quote(database.role()))));
  }
}
