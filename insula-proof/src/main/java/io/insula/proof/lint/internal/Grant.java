package io.insula.proof.lint.internal;

import java.util.List;

/**
 * A privilege that somebody has on something.
 *
 * @param grantee the role, or {@link #PUBLIC}
 */
public record Grant(String grantee, String privilege) {
  /** Everybody. */
  public static final String PUBLIC = "public";

  /** Reads {@code "PRIVILEGE grantee"} of each element. */
  static List<Grant> of(List<String> texts) {
    return texts.stream().map(Grant::of).toList();
  }

  private static Grant of(String text) {
    int blank = text.indexOf(' ');
    return new Grant(text.substring(blank + 1), text.substring(0, blank));
  }

  /** Whether everybody has it. */
  public boolean toPublic() {
    return grantee.equals(PUBLIC);
  }
}
