package io.insula.proof.lint;

/** Is told how far a check is; by several threads, but never by two at a time. */
@FunctionalInterface
public interface LintListener {
  /** Listens to nothing. */
  LintListener NONE = (where, done, total) -> {};

  /**
   * More places are done.
   *
   * @param where the database that they are in, as {@code cluster/database}
   * @param done how many schemas were looked at so far
   * @param total how many there are
   */
  void looked(String where, int done, int total);
}
