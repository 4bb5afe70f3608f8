package io.insula.proof.internal.marks;

import org.jspecify.annotations.Nullable;

/**
 * A value that a column might take.
 *
 * @param text the value as the database reads it; null for SQL's null
 * @param token what it is recognised by; null if it is not
 */
record Candidate(@Nullable String text, @Nullable String token) {
  static final Candidate NULL = new Candidate(null, null);

  static Candidate mark(String text, String token) {
    return new Candidate(text, token);
  }

  static Candidate plain(String text) {
    return new Candidate(text, null);
  }
}
