package io.insula.guard;

/** What the guard looks for. */
public enum Rule {
  /** A table that only the application filters is used without its tenant. */
  MISSING_TENANT(
      "uses a table of all tenants without naming the tenant",
      "The database does not filter this table, so that it would show everybody's rows.",
      "Compare the tenant column with a parameter, or protect the table by a policy."),
  /** A schema that is not the tenant's. */
  FOREIGN_SCHEMA(
      "names a schema that is not the tenant's",
      "A qualified name does not follow the tenant's search path.",
      "Leave the schema away, or allow it if it belongs to nobody."),
  /** The server's catalogs and statistics. */
  CATALOG_PEEPING(
      "looks into the server's catalogs or settings",
      "They tell of all tenants: names, sizes, activity, statistics.",
      "Ask your own tables, or allow the object if it tells nothing of others."),
  /** A setting, a role, or something that outlives the transaction. */
  SESSION_TAMPERING(
      "changes the session",
      "The next tenant on the same connection would meet it, and the binding is a setting.",
      "Use SET LOCAL for a setting that is allowed, or leave it to the data source."),
  /** Several statements in one text. */
  STACKED(
      "has several statements in one text",
      "That is how injected SQL adds a statement of its own.",
      "Send them one by one, or as a batch."),
  /** A command that is not for an application. */
  UTILITY(
      "is a command that is not for an application",
      "Definitions, maintenance and code blocks are for migrations and administrators.",
      "Put it into a migration, open an admin scope, or allow the command."),
  /** A comment that parts words, swallows the rest, or reads differently elsewhere. */
  HIDING_COMMENT(
      "has a comment that hides something",
      "Comments between parts of a word and before a cut-off rest are made to deceive filters.",
      "Put comments at the beginning or the end, or between words with blanks around."),
  /** A function that reaches files, other servers, other sessions, or runs SQL from a string. */
  DANGEROUS_FUNCTION(
      "calls a function that leaves the tenant's data",
      "It reaches files, other servers or sessions, or runs SQL that nobody can judge.",
      "Do without it, or allow it if your tables need it."),
  /** What can't be read can't be judged. */
  UNPARSEABLE(
      "cannot be parsed, so that it cannot be judged",
      "What the guard does not understand may do anything.",
      "Write it differently, or exempt this statement.");

  private final String what;
  private final String why;
  private final String remedy;

  Rule(String what, String why, String remedy) {
    this.what = what;
    this.why = why;
    this.remedy = remedy;
  }

  /** What a statement does that breaks it, as the rest of a sentence. */
  public String what() {
    return what;
  }

  /** Why that matters. */
  public String why() {
    return why;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
