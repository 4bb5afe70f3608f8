package io.insula.proof.prover;

import io.insula.Isolation;
import io.insula.TenantId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of running an application's statements as one tenant while another's rows were marks.
 * Immutable. It shows texts of statements and names of tables; no values.
 *
 * @param isolation how the two tenants were kept apart
 * @param asTenant whose statements they were
 * @param marked whose rows were marks
 * @param statements how many distinct statements there were
 * @param executed how many of them ran, at least once, without an error
 * @param runs how often statements were run, with recorded and with substituted values
 * @param failed those that never ran without an error
 * @param skipped those that were not run
 * @param tables what was done to each table
 * @param leaks what came out, or was changed; empty if the tenants are kept apart
 * @param notes what is known and accepted, such as that a surrogate key is taken
 * @param took how long it took
 */
public record ProverReport(
    Isolation isolation,
    TenantId asTenant,
    TenantId marked,
    int statements,
    int executed,
    int runs,
    List<Unproved> failed,
    List<Unproved> skipped,
    List<Table> tables,
    List<Leak> leaks,
    List<String> notes,
    Duration took) {
  public ProverReport {
    failed = List.copyOf(failed);
    skipped = List.copyOf(skipped);
    tables = List.copyOf(tables);
    leaks = List.copyOf(leaks);
    notes = List.copyOf(notes);
  }

  /**
   * Whether nothing leaked, and anything was proved at all: at least one statement ran, and at
   * least one table had marks.
   */
  public boolean passed() {
    return leaks.isEmpty() && executed > 0 && poisoned() > 0;
  }

  /** How many tables had marks of the other tenant. */
  public long poisoned() {
    return tables.stream().filter(Table::poisoned).count();
  }

  /**
   * A statement that proves nothing.
   *
   * @param sql the statement
   * @param reason why
   */
  public record Unproved(String sql, String reason) {}

  /**
   * A table of the tenants' place.
   *
   * @param name the table
   * @param rows how many rows of the other tenant were in it
   * @param columns how many of its columns held values that are recognised
   * @param reason why there were none; null if there were
   */
  public record Table(String name, int rows, int columns, @Nullable String reason) {
    /** Whether it had marks. */
    public boolean poisoned() {
      return reason == null;
    }
  }

  /**
   * A leak.
   *
   * @param kind what happened
   * @param sql the statement
   * @param table the table whose mark came out or whose row changed; null if that can't be told
   * @param column the column of the mark; null if that can't be told
   * @param where what the mark came out by, such as a result, an error or generated keys
   * @param times in how many runs
   */
  public record Leak(
      Kind kind,
      String sql,
      @Nullable String table,
      @Nullable String column,
      String where,
      int times) {
    /** One line: what, where, by which statement. */
    @Override
    public String toString() {
      return where
          + (table == null ? "" : ": " + table + (column == null ? "" : "." + column))
          + ", by: "
          + sql;
    }
  }

  /** What a leak is. */
  public enum Kind {
    /** A mark of the other tenant came out. */
    READ,
    /** A row of the other tenant was changed, removed or added. */
    WRITTEN,
    /** The answer depends on whether the other tenant has rows. */
    DEPENDS
  }
}
