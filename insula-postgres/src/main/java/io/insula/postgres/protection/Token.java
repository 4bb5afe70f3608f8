package io.insula.postgres.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of an SQL statement; comments and blanks are none, a literal is one. */
record Token(String text, int start, int end) {
  private static final Pattern PIECE =
      Pattern.compile(
          "\\s+|--[^\\n]*|/\\*.*?\\*/"
              + "|(?<piece>[eE]'(?:[^'\\\\]++|\\\\.|'')*+'|'(?:[^']++|'')*+'"
              + "|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$"
              + "|\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*|.)",
          Pattern.DOTALL);

  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = PIECE.matcher(sql);
    while (matcher.find()) {
      if (matcher.group("piece") != null) {
        tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
      }
    }
    return tokens;
  }

  /** Whether it is that word, or mark, unquoted; in lower case. */
  boolean is(String word) {
    return text.toLowerCase(Locale.ROOT).equals(word);
  }

  /** The name that it stands for. */
  String name() {
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.chars()
            .map(Token::folded)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** As the database folds names: the letters of English alone. */
  private static int folded(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
  }
}
