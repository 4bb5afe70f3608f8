package io.insula.guard.internal;

import org.jspecify.annotations.Nullable;

/** Names as the parser gives them. */
public final class Names {
  private Names() {}

  /** Without quotes; empty for null. */
  public static String of(@Nullable String name) {
    if (name == null) {
      return "";
    }
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
