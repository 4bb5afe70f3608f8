package io.insula.proof.evidence;

/** Is told how far the collection of evidence is. */
public interface EvidenceListener {
  /** Hears nothing. */
  EvidenceListener NONE = new EvidenceListener() {};

  /**
   * A part begins.
   *
   * @param title what is looked at
   * @param done how many parts have been done
   * @param all how many there are
   */
  default void begins(String title, int done, int all) {}

  /** So much of so much of the part that was begun is done; told by parts that take long. */
  default void at(int done, int all) {}

  /** A part is done. */
  default void done(Section section) {}
}
