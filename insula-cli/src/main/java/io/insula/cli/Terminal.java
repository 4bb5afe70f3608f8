package io.insula.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/**
 * The streams of a command and what they can do. Answers go to {@link #out()}; progress and
 * complaints go to {@link #err()}.
 */
record Terminal(PrintStream out, PrintStream err, BufferedReader in, Abilities abilities) {

  /** Asks a question that is answered by typing the word. */
  boolean confirms(String question, String word) {
    err.print(question + " Type " + style(Style.BOLD, word, abilities.error()) + " to go on: ");
    err.flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().equals(word);
    } catch (IOException e) {
      return false;
    }
  }

  /** The text as standard output shows it: coloured only on a terminal. */
  String styled(Style style, String text) {
    return style(style, text, abilities.output());
  }

  /** The text as standard error shows it. */
  String alarming(Style style, String text) {
    return style(style, text, abilities.error());
  }

  private String style(Style style, String text, boolean onTerminal) {
    return onTerminal && abilities.colours() ? style.wrap(text) : text;
  }

  /** How a text can look. */
  enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36"),
    PLAIN("");

    private final String code;

    Style(String code) {
      this.code = code;
    }

    String wrap(String text) {
      return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  }

  /**
   * What the streams can do.
   *
   * @param input whether somebody can type
   * @param output whether standard output is a terminal
   * @param error whether standard error is a terminal
   * @param width of the terminal in characters
   */
  record Abilities(
      boolean input, boolean output, boolean error, boolean colours, int width, int height) {
    /** Where the tests and pipes are. */
    static final Abilities NONE = new Abilities(false, false, false, false, 100, 40);

    /** As the script that started us found them; without it, no terminals. */
    static Abilities ofProcess() {
      String seen = System.getProperty("insula.tty", "");
      String term = String.valueOf(System.getenv("TERM")).toLowerCase(Locale.ROOT);
      String noColor = System.getenv("NO_COLOR");
      boolean colours = (noColor == null || noColor.isEmpty()) && !term.equals("dumb");
      return new Abilities(
          seen.contains("0"),
          seen.contains("1") && !term.equals("dumb"),
          seen.contains("2") && !term.equals("dumb"),
          colours,
          Integer.getInteger("insula.columns", NONE.width),
          Integer.getInteger("insula.rows", NONE.height));
    }
  }
}
