package io.insula.guard.internal;

import io.insula.guard.internal.Structure.TableName;
import java.util.Set;

/**
 * A use of a table, and what it is filtered by.
 *
 * @param table as it is named
 * @param columns those that every row that is used has equal to a parameter, to {@code
 *     insula.tenant()}, or to such a column of another table
 */
public record Filter(TableName table, Set<String> columns) {
  public Filter {
    columns = Set.copyOf(columns);
  }
}
