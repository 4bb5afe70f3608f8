package io.insula.guard;

import io.insula.guard.internal.Phrase;
import io.insula.guard.internal.Rendering;
import io.insula.guard.internal.Scan;
import java.util.stream.Collectors;

/** The normal form of statements: no values, no comments, one blank, small keywords. */
public final class Normalised {
  private Normalised() {}

  /** The normal form of that text; never fails, and never has a value in it. */
  public static String of(String sql) {
    return of(Scan.of(sql));
  }

  static String of(Scan scan) {
    return Phrase.of(scan).stream()
        .map(phrase -> Rendering.normalised(phrase.tokens()))
        .collect(Collectors.joining("; "));
  }
}
