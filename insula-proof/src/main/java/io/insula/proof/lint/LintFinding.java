package io.insula.proof.lint;

import java.util.List;

/**
 * One thing that was found.
 *
 * @param lint what was looked for
 * @param cluster the name of the server
 * @param database the database; empty if it is about the whole server
 * @param schema the schema; empty if it is about no schema in particular
 * @param owner whose place the schema is, for people; may be empty
 * @param object what it is about, such as {@code table public.note}
 * @param what what was found, in a sentence
 * @param fix statements or commands to paste, or advice
 * @param repair whether it can be mended automatically; not always as the lint says
 */
public record LintFinding(
    Lint lint,
    String cluster,
    String database,
    String schema,
    String owner,
    String object,
    String what,
    List<String> fix,
    Repair repair) {
  public LintFinding {
    fix = List.copyOf(fix);
  }

  LintFinding withFix(List<String> statements) {
    return new LintFinding(
        lint, cluster, database, schema, owner, object, what, statements, repair);
  }

  LintFinding byHand(String reason) {
    return new LintFinding(
        lint, cluster, database, schema, owner, object, what, List.of(reason), Repair.BY_HAND);
  }

  /** Where it is: the cluster, and the database if there is one. */
  public String where() {
    return database.isEmpty() ? cluster : cluster + "/" + database;
  }

  /** {@code id: what (where)}. */
  @Override
  public String toString() {
    return lint.id() + ": " + what + " (" + where() + ")";
  }
}
