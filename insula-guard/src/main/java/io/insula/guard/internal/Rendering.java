package io.insula.guard.internal;

import io.insula.guard.internal.Token.Kind;
import java.util.List;

/** Writes tokens as text again, without what differs from run to run. */
public final class Rendering {
  private Rendering() {}

  /** For people, and to tell statements apart: no values, no comments, lists of values as one. */
  public static String normalised(List<Token> tokens) {
    return render(Lists.collapsed(tokens), Rendering::shown);
  }

  /** For the parser: the same structure, with constants for values. */
  static String parseable(List<Token> tokens) {
    return render(Lists.collapsed(tokens), Rendering::parsed);
  }

  private interface Writer {
    String write(Token token);
  }

  private static String render(List<Token> tokens, Writer writer) {
    StringBuilder text = new StringBuilder();
    Token before = null;
    for (Token token : tokens) {
      if (before != null && spaced(before, token)) {
        text.append(' ');
      }
      text.append(writer.write(token));
      before = token;
    }
    return text.toString();
  }

  private static boolean spaced(Token before, Token token) {
    boolean tight =
        before.is("(")
            || before.is("[")
            || before.is(".")
            || before.is("::")
            || token.is(")")
            || token.is("]")
            || token.is(".")
            || token.is("::")
            || token.is(",")
            || token.is(";")
            || token.is("[");
    return !tight && !(token.is("(") && before.isName() && before.end() == token.start());
  }

  private static String shown(Token token) {
    return switch (token.kind()) {
      case STRING, NUMBER, PARAMETER -> "?";
      case QUOTED -> '"' + token.value().replace("\"", "\"\"") + '"';
      default -> token.value();
    };
  }

  private static String parsed(Token token) {
    return switch (token.kind()) {
      case STRING -> "'x'";
      case NUMBER -> "1";
      case PARAMETER -> "?";
      case QUOTED -> '"' + token.value().replaceAll("[\"\n\r]", "'") + '"';
      default -> token.value();
    };
  }

  static boolean isValue(Token token) {
    return token.is(Kind.STRING) || token.is(Kind.NUMBER) || token.is(Kind.PARAMETER);
  }
}
