package io.insula.guard.internal;

import io.insula.guard.internal.Structure.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * Collects names from the parser's syntax tree, which has a node for every table whatever it stands
 * in; visitors of expressions might forget a place.
 */
final class StructureReader {
  private final List<TableName> tables = new ArrayList<>();
  private final Set<String> ranges = new HashSet<>(Set.of("excluded", "old", "new"));
  private final Set<String> expressions = new HashSet<>();

  private StructureReader() {}

  static Structure read(Statement statement, Node root) {
    StructureReader reader = new StructureReader();
    reader.walk(root);
    return new Structure(statement, root, reader.tables, reader.ranges, reader.expressions);
  }

  private void walk(Node node) {
    value(node.jjtGetValue());
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      walk(node.jjtGetChild(i));
    }
  }

  private void value(@Nullable Object value) {
    if (value instanceof WithItem<?> item) {
      String name = Names.of(item.getUnquotedAliasName());
      expressions.add(name);
      ranges.add(name);
    }
    if (value instanceof Table table) {
      tables.add(new TableName(Names.of(table.getSchemaName()), Names.of(table.getName())));
      ranges.add(Names.of(table.getName()));
    }
    if (value instanceof FromItem item) {
      alias(item.getAlias());
    }
  }

  private void alias(@Nullable Alias alias) {
    if (alias != null && alias.getName() != null) {
      ranges.add(Names.of(alias.getName()));
    }
  }
}
