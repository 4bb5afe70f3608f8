package io.insula.cli;

import java.io.PrintStream;
import java.util.List;

/** Lines that are drawn again in the place where they were. */
final class Screen implements AutoCloseable {
  private static final String ESCAPE = "\u001b[";

  private final Terminal terminal;
  private int drawn;

  Screen(Terminal terminal) {
    this.terminal = terminal;
  }

  void draw(List<String> lines) {
    PrintStream out = terminal.out();
    int height = Math.max(1, terminal.abilities().height() - 1);
    List<String> fitting = lines.subList(0, Math.min(lines.size(), height));
    StringBuilder frame = new StringBuilder();
    frame.append(ESCAPE).append(drawn == 0 ? "?25l" : drawn + "A"); // hide the cursor, or go up
    fitting.forEach(line -> frame.append(line).append(ESCAPE).append("K\n"));
    frame.append(ESCAPE).append('J');
    out.print(frame);
    out.flush();
    drawn = fitting.size();
  }

  /** Leaves the last picture, and shows the cursor again. */
  @Override
  public void close() {
    if (drawn > 0) {
      terminal.out().print(ESCAPE + "?25h");
      terminal.out().flush();
    }
  }
}
