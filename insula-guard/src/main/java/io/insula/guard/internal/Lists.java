package io.insula.guard.internal;

import java.util.ArrayList;
import java.util.List;

/** Makes one value of a list of values, and one row of a list of rows. */
final class Lists {
  private Lists() {}

  static List<Token> collapsed(List<Token> tokens) {
    return rows(values(tokens));
  }

  /** {@code (?, ?, ?)} becomes {@code (?)}. */
  private static List<Token> values(List<Token> tokens) {
    List<Token> shorter = new ArrayList<>(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      int end = tokens.get(i).is("(") ? listEnd(tokens, i) : -1;
      if (end > i + 3 && afterIn(tokens, i)) {
        shorter.add(tokens.get(i));
        shorter.add(tokens.get(i + 1));
        i = end;
      } else {
        shorter.add(tokens.get(i++));
      }
    }
    return shorter;
  }

  private static boolean afterIn(List<Token> tokens, int at) {
    return at > 0 && tokens.get(at - 1).is("in");
  }

  /** Where the parenthesis closes that has nothing but values in it; -1 if it has more. */
  private static int listEnd(List<Token> tokens, int open) {
    int i = open + 1;
    while (i + 1 < tokens.size() && Rendering.isValue(tokens.get(i))) {
      if (tokens.get(i + 1).is(")")) {
        return i + 1;
      }
      if (!tokens.get(i + 1).is(",")) {
        return -1;
      }
      i += 2;
    }
    return -1;
  }

  /** {@code values (?, ?), (?, ?)} becomes {@code values (?, ?)}. */
  private static List<Token> rows(List<Token> tokens) {
    List<Token> shorter = new ArrayList<>(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      shorter.add(tokens.get(i));
      if (tokens.get(i).is("values") && i + 1 < tokens.size() && tokens.get(i + 1).is("(")) {
        int end = listEnd(tokens, i + 1);
        int last = end < 0 ? -1 : lastRow(tokens, i + 1, end);
        if (last > end) {
          shorter.addAll(tokens.subList(i + 1, end + 1));
          i = last;
        }
      }
      i++;
    }
    return shorter;
  }

  private static int lastRow(List<Token> tokens, int open, int close) {
    int length = close - open;
    int last = close;
    while (last + 2 < tokens.size()
        && tokens.get(last + 1).is(",")
        && tokens.get(last + 2).is("(")
        && listEnd(tokens, last + 2) == last + 2 + length) {
      last = last + 2 + length;
    }
    return last;
  }
}
