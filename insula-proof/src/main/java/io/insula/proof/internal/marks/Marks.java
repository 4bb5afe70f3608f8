package io.insula.proof.internal.marks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one tenant's rows are recognised by, and where it stands. Not thread-safe while filled. */
public final class Marks {
  private final Map<String, Set<Place>> places = new LinkedHashMap<>();

  /** No marks yet. */
  public Marks() {}

  void add(String token, String table, String column) {
    places.computeIfAbsent(token, t -> new LinkedHashSet<>()).add(new Place(table, column));
  }

  /** How many different marks there are. */
  public int size() {
    return places.size();
  }

  /** All marks in the text, except those that stand in one of the others. */
  public List<Mark> in(@Nullable String text, Set<String> except) {
    if (text == null || text.length() < 6) {
      return List.of();
    }
    String lower = text.toLowerCase(Locale.ROOT);
    List<Mark> found = new ArrayList<>();
    for (Map.Entry<String, Set<Place>> entry : places.entrySet()) {
      String token = entry.getKey();
      if (stands(token, lower) && except.stream().noneMatch(given -> stands(token, given))) {
        found.add(new Mark(token, List.copyOf(entry.getValue())));
      }
    }
    return found;
  }

  /** A number is no part of a longer one. */
  private static boolean stands(String token, String text) {
    for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
      if (!digit(token, 0) || (!digit(text, at - 1) && !digit(text, at + token.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean digit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  /** The first mark in the text; null if there is none. */
  @Nullable String tokenIn(@Nullable String text) {
    List<Mark> found = in(text, Set.of());
    return found.isEmpty() ? null : found.get(0).token();
  }

  /**
   * Something recognised.
   *
   * @param token what was seen
   * @param places where it stands
   */
  public record Mark(String token, List<Place> places) {
    /** Whether that column has it. */
    public boolean at(String table, String column) {
      return places.contains(new Place(table, column));
    }
  }

  /**
   * Where a mark stands.
   *
   * @param table the table
   * @param column the column
   */
  public record Place(String table, String column) {}
}
