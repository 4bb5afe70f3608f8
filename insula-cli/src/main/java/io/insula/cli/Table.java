package io.insula.cli;

import io.insula.cli.Terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Rows under headings, each column as wide as its widest cell, numbers to the right. */
final class Table {
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();
  private final Set<Integer> toTheRight = new TreeSet<>();

  Table(String... headings) {
    this.headings = List.of(headings);
  }

  Table(List<String> headings) {
    this.headings = List.copyOf(headings);
  }

  /** Aligns the columns of those headings to the right. */
  Table right(String... names) {
    for (String name : names) {
      toTheRight.add(headings.indexOf(name));
    }
    return this;
  }

  Table right(int column) {
    toTheRight.add(column);
    return this;
  }

  Table row(Object... cells) {
    List<Cell> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Cell styled ? styled : new Cell(printable(cell), Style.PLAIN));
    }
    rows.add(row);
    return this;
  }

  static Cell cell(String text, Style style) {
    return new Cell(printable(text), style);
  }

  /** The lines, without ends; the headings first. */
  List<String> lines(Terminal terminal) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            headings.stream().map(heading -> new Cell(heading, Style.DIM)).toList(),
            widths,
            terminal));
    rows.forEach(row -> lines.add(line(row, widths, terminal)));
    return lines;
  }

  void print(Terminal terminal) {
    lines(terminal).forEach(terminal.out()::println);
  }

  private int[] widths() {
    int[] widths = headings.stream().mapToInt(Table::width).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i).text));
      }
    }
    return widths;
  }

  private String line(List<Cell> row, int[] widths, Terminal terminal) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      String padding = " ".repeat(widths[i] - width(cell.text));
      UnaryOperator<String> paint = text -> terminal.styled(cell.style, text);
      boolean last = i == row.size() - 1;
      line.append(i == 0 ? "" : GAP);
      if (toTheRight.contains(i)) {
        line.append(padding).append(paint.apply(cell.text));
      } else {
        line.append(paint.apply(cell.text)).append(last ? "" : padding);
      }
    }
    return line.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** One line without control characters, which a terminal might obey. */
  private static String printable(Object cell) {
    StringBuilder shown = new StringBuilder();
    String.valueOf(cell)
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || c == '\t') {
                shown.append(' ');
              } else if (!Character.isISOControl(c)) {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /** A text and how it looks. */
  record Cell(String text, Style style) {}
}
