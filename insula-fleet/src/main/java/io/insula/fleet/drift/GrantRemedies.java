package io.insula.fleet.drift;

import java.util.List;
import java.util.stream.Stream;

/** What makes grants as they should be. */
final class GrantRemedies {
  private static final int REVOKES = 1;
  private static final int GRANTS = 100;
  private static final String OPTION = " with grant option";

  private GrantRemedies() {}

  static Remedy create(Fact grant) {
    return Remedy.of(GRANTS, String.join(";\n", grants(grant, privileges(grant))));
  }

  static Remedy drop(Fact grant) {
    return Remedy.of(REVOKES, revoke(grant, privileges(grant)));
  }

  static Remedy change(Fact expected, Fact actual) {
    List<String> missing = without(privileges(expected), privileges(actual));
    List<String> extra = without(privileges(actual), privileges(expected));
    List<String> revokes = extra.isEmpty() ? List.of() : List.of(revoke(actual, extra));
    return Remedy.of(
        GRANTS,
        String.join(
            ";\n", Stream.concat(revokes.stream(), grants(expected, missing).stream()).toList()));
  }

  private static List<String> privileges(Fact grant) {
    return List.of(String.valueOf(grant.plain("privileges")).split(", "));
  }

  private static List<String> without(List<String> all, List<String> some) {
    return all.stream().filter(one -> !some.contains(one)).toList();
  }

  private static List<String> grants(Fact grant, List<String> privileges) {
    return privileges.stream()
        .map(
            one ->
                "grant "
                    + what(grant, one)
                    + " to "
                    + grant.plain("to")
                    + (one.endsWith(OPTION) ? OPTION : ""))
        .toList();
  }

  private static String revoke(Fact grant, List<String> privileges) {
    return String.join(
        ";\n",
        privileges.stream()
            .map(one -> "revoke " + what(grant, one) + " from " + grant.plain("to"))
            .toList());
  }

  private static String what(Fact grant, String privilege) {
    String column = grant.plain("column");
    return privilege.replace(OPTION, "")
        + (column == null ? "" : " (" + column + ")")
        + " on "
        + grant.plain("on");
  }
}
