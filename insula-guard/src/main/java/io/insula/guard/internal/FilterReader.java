package io.insula.guard.internal;

import io.insula.guard.internal.Structure.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Tells for every use of a table what it is filtered by. In doubt it is not. */
public final class FilterReader {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Filter> filters = new ArrayList<>();

  private FilterReader() {}

  /** All uses of tables in that statement. */
  public static List<Filter> read(Structure structure) {
    FilterReader reader = new FilterReader();
    FilterScope scope = reader.scope(structure.statement(), null);
    reader.walk(structure.root(), scope);
    return reader.filters;
  }

  private void walk(Node node, @Nullable FilterScope outer) {
    Object value = node.jjtGetValue();
    FilterScope scope = value == null ? outer : scope(value, outer);
    if (value instanceof Table table && seen.add(table)) {
      filters.add(new Filter(name(table), Set.of()));
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      walk(node.jjtGetChild(i), scope);
    }
  }

  private static TableName name(Table table) {
    return new TableName(Names.of(table.getSchemaName()), Names.of(table.getName()));
  }

  private @Nullable FilterScope scope(Object value, @Nullable FilterScope outer) {
    if (value instanceof ParenthesedUpdate inner) {
      return scope(inner.getUpdate(), outer);
    }
    if (value instanceof ParenthesedDelete inner) {
      return scope(inner.getDelete(), outer);
    }
    if (value instanceof ParenthesedInsert inner) {
      return scope(inner.getInsert(), outer);
    }
    if (value instanceof PlainSelect select && seen.add(select)) {
      return select(select, outer);
    }
    if (value instanceof Update update && seen.add(update)) {
      return update(update, outer);
    }
    if (value instanceof Delete delete && seen.add(delete)) {
      return delete(delete, outer);
    }
    if (value instanceof Insert insert && seen.add(insert)) {
      insert(insert);
    }
    return outer;
  }

  private FilterScope settled(FilterScope scope) {
    scope.settle();
    for (Table table : scope.tables()) {
      if (seen.add(table)) {
        filters.add(new Filter(name(table), scope.columns(table)));
      }
    }
    return scope;
  }

  private FilterScope select(PlainSelect select, @Nullable FilterScope outer) {
    FilterScope scope = new FilterScope(outer);
    scope.from(select.getFromItem());
    scope.joins(select.getJoins());
    scope.where(select.getWhere());
    return settled(scope);
  }

  private FilterScope update(Update update, @Nullable FilterScope outer) {
    FilterScope scope = new FilterScope(outer);
    scope.from(update.getTable());
    scope.from(update.getFromItem());
    scope.joins(update.getJoins());
    scope.where(update.getWhere());
    return settled(scope);
  }

  private FilterScope delete(Delete delete, @Nullable FilterScope outer) {
    FilterScope scope = new FilterScope(outer);
    scope.from(delete.getTable());
    List<? extends FromItem> using = delete.getUsingFromItemList();
    if (using != null) {
      using.forEach(scope::from);
    }
    scope.joins(delete.getJoins());
    scope.where(delete.getWhere());
    return settled(scope);
  }

  /** A new row has the tenant that is given to it. */
  private void insert(Insert insert) {
    Set<String> columns = new HashSet<>();
    if (insert.getColumns() != null) {
      for (Column column : insert.getColumns()) {
        columns.add(Names.of(column.getColumnName()));
      }
    }
    if (seen.add(insert.getTable())) {
      filters.add(new Filter(name(insert.getTable()), columns));
    }
  }
}
