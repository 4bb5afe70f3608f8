package io.insula.proof.internal.marks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one tenant was given.
 *
 * @param ground the place
 * @param seed what the values were made of
 * @param tables what each table got
 * @param marks what they are recognised by
 */
public record Planted(Ground ground, Seed seed, List<Patch> tables, Marks marks) {
  public Planted {
    tables = List.copyOf(tables);
  }

  /** What the table of that name got. */
  public Optional<Patch> patch(String table) {
    return tables.stream().filter(patch -> patch.table().name().equals(table)).findFirst();
  }

  /**
   * What one table got.
   *
   * @param table the table
   * @param rows its rows: texts by column, nulls left out
   * @param recognised how many columns hold something that is recognised
   * @param reason why there are no rows; null if there are
   */
  public record Patch(
      TableShape table, List<Map<String, String>> rows, int recognised, @Nullable String reason) {
    public Patch {
      rows = List.copyOf(rows);
    }
  }
}
