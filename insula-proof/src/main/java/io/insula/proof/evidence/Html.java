package io.insula.proof.evidence;

/** Writes HTML; whatever is text is escaped. Not thread-safe. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup, as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  /** An element without attributes that holds text. */
  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
