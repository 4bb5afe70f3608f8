package io.insula.proof.lint;

/** Whether a finding can be mended without a person's judgement, and with whose rights. */
public enum Repair {
  /** Only by hand: it takes a decision, or is not in the database. */
  BY_HAND("by hand"),
  /** By the migrator, in one transaction; no data changes. */
  MIGRATOR("yes"),
  /** By protecting the schema again, in one transaction: keys and indexes may be built. */
  PROTECTION("yes, protects the schema again"),
  /** By an administrator of the server, in one transaction; no data changes. */
  ADMINISTRATOR("yes, with an administrator");

  private final String words;

  Repair(String words) {
    this.words = words;
  }

  /** In words, for the list of lints. */
  public String words() {
    return words;
  }
}
