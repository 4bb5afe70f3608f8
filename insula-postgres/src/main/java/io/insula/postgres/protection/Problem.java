package io.insula.postgres.protection;

/**
 * Something that can't be kept behind the walls.
 *
 * @param object what it is, for people
 * @param name what waives it; empty if it can't be waived
 * @param reason why not, and the way round
 */
record Problem(String object, String name, String reason) {
  @Override
  public String toString() {
    String waiver = name.isEmpty() ? "" : " Or accept it as it is: waive \"" + name + "\".";
    return object + ": " + reason + waiver;
  }
}
