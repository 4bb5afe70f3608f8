package io.insula.guard.internal;

/**
 * A comment of an SQL text.
 *
 * @param text with its signs
 * @param next the index of the token behind it
 * @param glued whether it touches the token before and the one behind it
 * @param nested whether another comment is in it
 * @param closed whether it ends before the text does
 */
public record Comment(String text, int next, boolean glued, boolean nested, boolean closed) {
  /** Whether it goes to the end of its line. */
  public boolean ofLine() {
    return text.startsWith("--");
  }

  /** What stands between its signs. */
  public String body() {
    if (ofLine()) {
      return text.substring(2);
    }
    return text.substring(2, Math.max(2, text.length() - (closed ? 2 : 0)));
  }
}
