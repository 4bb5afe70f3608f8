package io.insula.fleet.drift;

/** What makes constraints, indexes, policies, triggers and rules as they should be. */
final class PartRemedies {
  private static final int DROPS = 4;
  private static final int CONSTRAINTS = 60;
  private static final int FOREIGN_KEYS = 65;
  private static final int OTHERS = 70;

  private PartRemedies() {}

  static Remedy create(Fact part) {
    return Remedy.of(order(part), creation(part));
  }

  static Remedy drop(Fact part) {
    return Remedy.of(DROPS, removal(part));
  }

  static Remedy change(Fact expected, Fact actual) {
    return Remedy.of(order(expected), removal(actual) + ";\n" + creation(expected));
  }

  private static int order(Fact part) {
    if (!part.kind().equals("constraint")) {
      return OTHERS;
    }
    return definition(part).startsWith("FOREIGN KEY") ? FOREIGN_KEYS : CONSTRAINTS;
  }

  private static String definition(Fact part) {
    return String.valueOf(part.plain("definition"));
  }

  private static String creation(Fact part) {
    return switch (part.kind()) {
      case "constraint" ->
          table(part) + " add constraint " + Sql.partName(part) + " " + definition(part);
      case "index" -> definition(part).replaceFirst(" ON ONLY ", " ON ");
      case "policy" -> policy(part);
      case "trigger" -> definition(part) + state(part);
      default -> definition(part).replaceFirst(";$", "");
    };
  }

  private static String policy(Fact policy) {
    String using = policy.plain("using");
    String check = policy.plain("with check");
    return "create policy "
        + on(policy)
        + " as "
        + policy.plain("as")
        + " for "
        + policy.plain("for")
        + " to "
        + policy.plain("to")
        + (using == null ? "" : " using (" + using + ")")
        + (check == null ? "" : " with check (" + check + ")");
  }

  private static String state(Fact trigger) {
    String enabled = trigger.plain("enabled");
    if (enabled == null) {
      return "";
    }
    String how = enabled.equals("no") ? "disable" : "enable " + enabled;
    return ";\n" + table(trigger) + " " + how + " trigger " + Sql.partName(trigger);
  }

  private static String removal(Fact part) {
    return switch (part.kind()) {
      case "constraint" -> table(part) + " drop constraint " + Sql.partName(part);
      case "index" -> "drop index " + Sql.inSchema(part.plain().name());
      default -> "drop " + part.kind() + " " + on(part);
    };
  }

  private static String on(Fact part) {
    return Sql.partName(part) + " on " + Sql.inSchema(part.plain().partOf());
  }

  private static String table(Fact part) {
    return "alter table " + Sql.inSchema(part.plain().partOf());
  }
}
