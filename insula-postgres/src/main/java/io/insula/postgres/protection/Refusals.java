package io.insula.postgres.protection;

import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Finds what would see through the walls, whatever the tables look like. */
final class Refusals {
  private final Schema schema;
  private final ProtectionRequest request;

  Refusals(Schema schema, ProtectionRequest request) {
    this.schema = schema;
    this.request = request;
  }

  List<Problem> problems() {
    Stream<Problem> relations = schema.relations().stream().flatMap(this::problems);
    Stream<Problem> routines = schema.routines().stream().flatMap(this::problems);
    return Stream.concat(relations, routines)
        .filter(problem -> !request.waived().contains(problem.name()))
        .toList();
  }

  private Stream<Problem> problems(Relation relation) {
    if (!relation.owner().migrator()) {
      return Stream.of(foreignOwner(relation));
    }
    return request.kind() == Kind.SHARED
        ? Stream.empty()
        : Stream.concat(kind(relation), rules(relation));
  }

  private Problem foreignOwner(Relation relation) {
    return problem(
        relation,
        "it belongs to the role \"%s\", so %s can't protect it. Give it to that role (alter %s … owner to), or move it to another schema."
            .formatted(
                relation.owner().name(), request.roles().migrator(), relation.kind().words()));
  }

  private Stream<Problem> kind(Relation relation) {
    return switch (relation.kind()) {
      case MATERIALIZED_VIEW ->
          Stream.of(
              problem(
                  relation,
                  "row security doesn't cover materialized views, so every tenant could read what is"
                      + " in it. Use a view, or a table that is filled for each tenant."));
      case FOREIGN_TABLE ->
          Stream.of(
              problem(
                  relation,
                  "row security doesn't cover foreign tables, so every tenant could read what is"
                      + " behind it. Put it into a schema that the application can't use, or share"
                      + " it (db/shared)."));
      case TABLE, VIEW, SEQUENCE -> Stream.empty();
    };
  }

  private static Stream<Problem> rules(Relation relation) {
    return relation.rules().stream()
        .map(
            rule ->
                new Problem(
                    "rule \"" + rule + "\" on " + relation.label(),
                    relation.label() + "." + rule,
                    "a rule works with the rights of the owner, who sees every tenant. Use a"
                        + " trigger."));
  }

  private Stream<Problem> problems(Routine routine) {
    return Stream.concat(rights(routine), events(routine));
  }

  private Stream<Problem> rights(Routine routine) {
    String name = schema.name() + "." + routine.name();
    String object = "function " + name + "(" + routine.arguments() + ")";
    if (!routine.trusted()) {
      return Stream.of(
          new Problem(
              object,
              name,
              "the language "
                  + routine.language()
                  + " isn't trusted: what it does, no wall stops. Write it in a trusted language,"
                  + " or revoke execute on it from public."));
    }
    return routine.definer()
        ? Stream.of(
            new Problem(
                object,
                name,
                "SECURITY DEFINER gives it the rights of its owner, who sees every tenant. Make it"
                    + " SECURITY INVOKER, or revoke execute on it from public."))
        : Stream.empty();
  }

  private Stream<Problem> events(Routine routine) {
    return routine.events().stream()
        .map(
            event ->
                new Problem(
                    "event trigger \"" + event + "\"",
                    event,
                    "it runs with everybody's DDL, also with ours, in every schema of the database."
                        + " Keep its function outside of the tenants' schemas."));
  }

  private static Problem problem(Relation relation, String reason) {
    return new Problem(relation.kind().words() + " " + relation.label(), relation.label(), reason);
  }
}
