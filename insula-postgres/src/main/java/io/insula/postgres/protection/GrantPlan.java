package io.insula.postgres.protection;

import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.postgres.internal.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the application may do. A relation on which it may do nothing yet is opened; where a
 * migration has given it less than usual, that is respected; what is too much is taken away.
 */
final class GrantPlan {
  private static final Set<String> NOTHING = Set.of();
  private static final Set<String> READ = Set.of("SELECT");
  private static final Set<String> WORK = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");
  private static final Set<String> USE = Set.of("USAGE");

  private final Schema schema;
  private final ProtectionRequest request;

  GrantPlan(Schema schema, ProtectionRequest request) {
    this.schema = schema;
    this.request = request;
  }

  List<String> statements() {
    List<String> statements = new ArrayList<>();
    if (!schema.usable()) {
      statements.add(
          "grant usage on schema %s to %s".formatted(Identifiers.quote(schema.name()), role()));
    }
    Map<String, List<String>> grants = new LinkedHashMap<>();
    for (Relation relation : schema.relations()) {
      Set<String> allowed = allowed(relation);
      if (relation.owner().migrator() && !allowed.isEmpty()) {
        revoke(statements, relation, excess(relation.granted(), allowed), role());
        revoke(statements, relation, excess(relation.grantedToAll(), allowed), "public");
        if (relation.granted().stream().noneMatch(allowed::contains)) {
          grants
              .computeIfAbsent(words(allowed) + " on " + type(relation), k -> new ArrayList<>())
              .add(relation.sql());
        }
      }
    }
    grants.forEach(
        (what, where) ->
            statements.add("grant %s %s to %s".formatted(what, String.join(", ", where), role())));
    return statements;
  }

  private Set<String> allowed(Relation relation) {
    boolean waived = request.waived().contains(relation.label());
    return switch (relation.kind()) {
      case TABLE -> waived && walled() ? NOTHING : usual();
      case VIEW -> waived && walled() ? READ : usual();
      case FOREIGN_TABLE -> waived || !walled() ? usual() : NOTHING;
      case MATERIALIZED_VIEW -> waived || !walled() ? READ : NOTHING;
      case SEQUENCE -> request.kind() == Kind.SHARED ? NOTHING : USE;
    };
  }

  private Set<String> usual() {
    return request.kind() == Kind.SHARED ? READ : WORK;
  }

  private boolean walled() {
    return request.kind() == Kind.ROW || request.kind() == Kind.SCHEMA;
  }

  private static Set<String> excess(Set<String> held, Set<String> allowed) {
    Set<String> excess = new TreeSet<>(held);
    excess.removeAll(allowed);
    return excess;
  }

  private static void revoke(
      List<String> statements, Relation relation, Set<String> privileges, String from) {
    if (!privileges.isEmpty()) {
      statements.add(
          "revoke %s on %s %s from %s"
              .formatted(words(privileges), type(relation), relation.sql(), from));
    }
  }

  private static String words(Set<String> privileges) {
    return privileges.stream()
        .sorted()
        .map(privilege -> privilege.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String type(Relation relation) {
    return relation.kind() == Relation.Kind.SEQUENCE ? "sequence" : "table";
  }

  private String role() {
    return Identifiers.quote(request.role());
  }
}
