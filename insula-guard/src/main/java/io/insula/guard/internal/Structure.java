package io.insula.guard.internal;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.statement.Statement;

/**
 * What the parser found in a statement.
 *
 * @param statement the parser's own view
 * @param root its syntax tree
 * @param tables every table that is named, wherever it stands; names of common table expressions
 *     are among them
 * @param ranges what columns can be qualified with: tables, aliases, common table expressions
 * @param expressions the names of common table expressions
 */
public record Structure(
    Statement statement,
    Node root,
    List<TableName> tables,
    Set<String> ranges,
    Set<String> expressions) {
  public Structure {
    tables = List.copyOf(tables);
    ranges = Set.copyOf(ranges);
    expressions = Set.copyOf(expressions);
  }

  /**
   * A table as it is named.
   *
   * @param schema empty if the name has none
   */
  public record TableName(String schema, String name) {
    @Override
    public String toString() {
      return schema.isEmpty() ? name : schema + "." + name;
    }
  }
}
