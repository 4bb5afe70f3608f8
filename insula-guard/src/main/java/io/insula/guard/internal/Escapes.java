package io.insula.guard.internal;

/** Decodes what stands for other characters in literals and names. What is wrong stays as it is. */
final class Escapes {
  private Escapes() {}

  /** {@code \0041} and {@code \+000041}, with another sign for the backslash. */
  static String unicode(String text, char sign) {
    StringBuilder decoded = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean longer = c == sign && i + 1 < text.length() && text.charAt(i + 1) == '+';
      int digits = longer ? 6 : 4;
      int from = i + (longer ? 2 : 1);
      if (c != sign) {
        decoded.append(c);
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == sign) {
        decoded.append(sign);
        i += 2;
      } else {
        i = code(text, from, digits, 16, decoded) ? from + digits : plain(text, i, decoded);
      }
    }
    return decoded.toString();
  }

  private static int plain(String text, int at, StringBuilder decoded) {
    decoded.append(text.charAt(at));
    return at + 1;
  }

  private static boolean code(String text, int from, int digits, int radix, StringBuilder decoded) {
    if (from + digits > text.length()) {
      return false;
    }
    try {
      int point = Integer.parseInt(text.substring(from, from + digits), radix);
      if (!Character.isValidCodePoint(point)) {
        return false;
      }
      decoded.appendCodePoint(point);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** What stands behind an {@code E}. */
  static String backslashes(String text) {
    StringBuilder decoded = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i = escaped(text, i + 1, decoded);
      } else {
        decoded.append(c);
        i++;
      }
    }
    return decoded.toString();
  }

  private static int escaped(String text, int at, StringBuilder decoded) {
    char c = text.charAt(at);
    int simple = "bfnrt".indexOf(c);
    if (simple >= 0) {
      decoded.append("\b\f\n\r\t".charAt(simple));
      return at + 1;
    }
    if (c == 'u' || c == 'U') {
      int digits = c == 'u' ? 4 : 8;
      return code(text, at + 1, digits, 16, decoded) ? at + 1 + digits : at;
    }
    int radix = c == 'x' ? 16 : 8;
    int from = c == 'x' ? at + 1 : at;
    int digits = digits(text, from, radix);
    if (digits > 0) {
      code(text, from, digits, radix, decoded);
      return from + digits;
    }
    decoded.append(c);
    return at + 1;
  }

  private static int digits(String text, int from, int radix) {
    int most = radix == 16 ? 2 : 3;
    int digits = 0;
    while (digits < most
        && from + digits < text.length()
        && Character.digit(text.charAt(from + digits), radix) >= 0) {
      digits++;
    }
    return digits;
  }
}
