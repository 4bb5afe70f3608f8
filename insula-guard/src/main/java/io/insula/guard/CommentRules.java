package io.insula.guard;

import io.insula.guard.internal.Comment;
import io.insula.guard.internal.Scan;

/**
 * Which comments hide something. Those at the beginning, at the end, between words with blanks
 * around, and at the ends of lines are allowed.
 */
final class CommentRules {
  private static final String CUT_OFF = "'\");?";

  private CommentRules() {}

  static void look(Scan scan, Reading reading) {
    for (Comment comment : scan.comments()) {
      String fault = fault(scan, comment);
      if (!fault.isEmpty()) {
        reading.found(Rule.HIDING_COMMENT, fault);
      }
    }
  }

  private static String fault(Scan scan, Comment comment) {
    if (comment.ofLine()) {
      return swallows(scan, comment) ? "a comment swallows the rest of a statement" : "";
    }
    if (!comment.closed()) {
      return "a comment has no end";
    }
    if (comment.nested()) {
      return "a comment is in another one";
    }
    if (comment.text().startsWith("/*!")) {
      return "a comment is one that other databases run";
    }
    return parts(scan, comment) ? "a comment stands in the place of a blank" : "";
  }

  private static boolean parts(Scan scan, Comment comment) {
    boolean between = comment.next() > 0 && comment.next() < scan.tokens().size();
    return between && (comment.body().isBlank() || touchesName(scan, comment));
  }

  private static boolean touchesName(Scan scan, Comment comment) {
    return comment.glued() && scan.tokens().get(comment.next() - 1).isName();
  }

  /** What was cut off by a planted {@code --} has a quote, a parenthesis or a parameter in it. */
  private static boolean swallows(Scan scan, Comment comment) {
    if (comment.next() == 0) {
      return false;
    }
    String body = comment.body().strip();
    boolean last = comment.next() == scan.tokens().size() && !comment.closed();
    return last
        ? body.chars().anyMatch(c -> CUT_OFF.indexOf(c) >= 0)
        : !body.isEmpty() && CUT_OFF.indexOf(body.charAt(0)) >= 0;
  }
}
