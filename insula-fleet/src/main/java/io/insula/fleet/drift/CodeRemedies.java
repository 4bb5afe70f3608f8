package io.insula.fleet.drift;

/** What makes views and functions as they should be. */
final class CodeRemedies {
  private static final int DROPS_VIEWS = 3;
  private static final int DROPS_FUNCTIONS = 6;
  private static final int FUNCTIONS = 30;
  private static final int VIEWS = 80;

  private CodeRemedies() {}

  static Remedy create(Fact fact) {
    return isView(fact) ? Remedy.of(VIEWS, view(fact)) : Remedy.of(FUNCTIONS, definition(fact));
  }

  static Remedy drop(Fact fact) {
    return Remedy.of(isView(fact) ? DROPS_VIEWS : DROPS_FUNCTIONS, removal(fact));
  }

  static Remedy change(Fact fact) {
    return isView(fact)
        ? Remedy.of(VIEWS, removal(fact) + ";\n" + view(fact))
        : Remedy.of(FUNCTIONS, definition(fact));
  }

  private static boolean isView(Fact fact) {
    return fact.kind().endsWith("view");
  }

  private static String view(Fact view) {
    String options = view.plain("options");
    return "create "
        + view.kind()
        + " "
        + Sql.inSchema(view.plain().name())
        + (options == null || options.isEmpty() ? "" : " with (" + options + ")")
        + " as\n"
        + definition(view);
  }

  private static String definition(Fact fact) {
    return String.valueOf(fact.plain("definition")).strip().replaceFirst(";$", "");
  }

  private static String removal(Fact fact) {
    return isView(fact)
        ? "drop " + fact.kind() + " " + Sql.inSchema(fact.plain().name())
        : "drop " + fact.kind() + " " + Sql.SCHEMA + fact.plain("signature");
  }
}
