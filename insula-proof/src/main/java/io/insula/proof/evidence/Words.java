package io.insula.proof.evidence;

/** Numbers in sentences. */
final class Words {
  private Words() {}

  /** {@code 1 table}, {@code 2 tables}. */
  static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
