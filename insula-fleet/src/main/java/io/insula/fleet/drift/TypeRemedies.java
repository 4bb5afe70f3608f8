package io.insula.fleet.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What makes types and sequences as they should be. */
final class TypeRemedies {
  private static final int DROPS = 9;
  private static final int CREATES = 10;
  private static final int SEQUENCES = 20;
  private static final int CHANGES = 56;
  private static final Pattern LITERAL = Pattern.compile("E?'(?:[^']|'')*'");

  private TypeRemedies() {}

  static Remedy create(Fact fact) {
    String name = Sql.inSchema(fact.plain().name());
    return switch (fact.kind()) {
      case "sequence" ->
          Remedy.of(
              SEQUENCES,
              "create sequence "
                  + name
                  + " as "
                  + fact.plain("type")
                  + " "
                  + fact.plain("options"));
      case "enum" ->
          Remedy.of(CREATES, "create type " + name + " as enum (" + fact.plain("labels") + ")");
      case "composite type" ->
          Remedy.of(CREATES, "create type " + name + " as (" + fact.plain("attributes") + ")");
      case "range" ->
          Remedy.of(
              CREATES,
              "create type " + name + " as range (subtype = " + fact.plain("subtype") + ")");
      default -> Remedy.of(CREATES, domain(fact, name));
    };
  }

  private static String domain(Fact domain, String name) {
    String value = domain.plain("default");
    String checks = domain.plain("checks");
    return "create domain "
        + name
        + " as "
        + domain.plain("type")
        + (value == null ? "" : " default " + value)
        + (domain.plain("not null") == null ? "" : " not null")
        + (checks == null ? "" : " " + checks);
  }

  static Remedy drop(Fact fact) {
    String name = Sql.inSchema(fact.plain().name());
    return switch (fact.kind()) {
      case "sequence" -> Remedy.lossy(DROPS, "drop sequence " + name);
      case "domain" -> Remedy.of(DROPS, "drop domain " + name);
      default -> Remedy.of(DROPS, "drop type " + name);
    };
  }

  static Remedy change(String property, Fact expected, Fact actual) {
    return switch (expected.kind()) {
      case "sequence" -> sequence(property, expected);
      case "domain" -> domain(property, expected);
      case "enum" -> labels(expected, actual);
      default -> Remedy.none("a type that tables use can't be exchanged; change it by hand");
    };
  }

  private static Remedy sequence(String property, Fact sequence) {
    String value = sequence.plain(property);
    String alter = "alter sequence " + Sql.inSchema(sequence.plain().name());
    return switch (property) {
      case "type" -> Remedy.of(CHANGES, alter + " as " + value);
      case "owned by" ->
          Remedy.of(CHANGES, alter + " owned by " + (value == null ? "none" : value));
      default -> Remedy.of(CHANGES, alter + " " + value);
    };
  }

  private static Remedy domain(String property, Fact domain) {
    String value = domain.plain(property);
    String alter = "alter domain " + Sql.inSchema(domain.plain().name());
    return switch (property) {
      case "not null" ->
          Remedy.of(CHANGES, alter + (value == null ? " drop not null" : " set not null"));
      case "default" ->
          Remedy.of(CHANGES, alter + (value == null ? " drop default" : " set default " + value));
      default -> Remedy.none("change the " + property + " of the domain by hand");
    };
  }

  /** Labels can only be added. */
  private static Remedy labels(Fact expected, Fact actual) {
    List<String> wanted = literals(expected);
    List<String> present = literals(actual);
    List<String> common = wanted.stream().filter(present::contains).toList();
    if (!common.equals(present)) {
      return Remedy.none("labels of an enum can't be removed or put in another order");
    }
    String alter = "alter type " + Sql.inSchema(expected.plain().name()) + " add value ";
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (!present.contains(wanted.get(i))) {
        String where =
            i > 0
                ? " after " + wanted.get(i - 1)
                : present.isEmpty() ? "" : " before " + present.get(0);
        statements.add(alter + wanted.get(i) + where);
      }
    }
    return Remedy.of(CHANGES, String.join(";\n", statements));
  }

  private static List<String> literals(Fact type) {
    return LITERAL
        .matcher(String.valueOf(type.plain("labels")))
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
