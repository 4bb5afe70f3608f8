package io.insula.guard.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import org.jspecify.annotations.Nullable;

/** The tables of one FROM, and which of their columns are settled. */
final class FilterScope {
  private final @Nullable FilterScope outer;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Set<String> bound = new HashSet<>();
  private final List<Link> links = new ArrayList<>();
  private int sources;

  FilterScope(@Nullable FilterScope outer) {
    this.outer = outer;
  }

  /** One column equals another; the first is settled if the second one is. */
  private record Link(String column, String other) {}

  Collection<Table> tables() {
    return tables.values();
  }

  void from(@Nullable FromItem item) {
    if (item == null) {
      return;
    }
    sources++;
    if (item instanceof Table table) {
      tables.put(name(table), table);
    } else if (item instanceof ParenthesedFromItem inner) {
      sources--;
      from(inner.getFromItem());
      joins(inner.getJoins());
    }
  }

  private static String name(Table table) {
    return Names.of(table.getAlias() == null ? table.getName() : table.getAlias().getName());
  }

  void joins(@Nullable List<Join> joins) {
    for (Join join : joins == null ? List.<Join>of() : joins) {
      from(join.getFromItem());
    }
    for (Join join : joins == null ? List.<Join>of() : joins) {
      condition(join);
    }
  }

  /** What a join says of both sides; of its right side alone, if the left one has all its rows. */
  private void condition(Join join) {
    if (join.isRight() || join.isFull()) {
      return;
    }
    String right = join.getFromItem() instanceof Table table ? name(table) : "";
    String only = join.isLeft() ? right : null;
    for (Expression on : join.getOnExpressions()) {
      where(on, only);
    }
    if (join.getUsingColumns() != null) {
      for (Column column : join.getUsingColumns()) {
        using(Names.of(column.getColumnName()), right, only == null);
      }
    }
  }

  private void using(String column, String right, boolean both) {
    for (String left : tables.keySet()) {
      if (!left.equals(right)) {
        link(right + "." + column, left + "." + column, null);
        if (both) {
          link(left + "." + column, right + "." + column, null);
        }
      }
    }
  }

  /** A condition that all rows fulfil. */
  void where(@Nullable Expression condition) {
    where(condition, null);
  }

  private void where(@Nullable Expression condition, @Nullable String only) {
    if (condition instanceof AndExpression and) {
      where(and.getLeftExpression(), only);
      where(and.getRightExpression(), only);
    } else if (condition instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      where(list.get(0), only);
    } else if (condition instanceof EqualsTo equals) {
      equal(equals.getLeftExpression(), equals.getRightExpression(), only);
      equal(equals.getRightExpression(), equals.getLeftExpression(), only);
    }
  }

  private void equal(Expression left, Expression right, @Nullable String only) {
    if (!(left instanceof Column column)) {
      return;
    }
    String name = qualified(column);
    if (right instanceof Column other) {
      link(name, qualified(other), only);
    } else if (Bindings.isBinding(right) && (only == null || name.startsWith(only + "."))) {
      bound.add(name);
    }
  }

  private void link(String column, String other, @Nullable String only) {
    if (only == null || column.startsWith(only + ".")) {
      links.add(new Link(column, other));
    }
  }

  /** With its table; without one if that can't be told. */
  private String qualified(Column column) {
    String table = column.getTable() == null ? "" : Names.of(column.getTable().getName());
    boolean single = table.isEmpty() && sources == 1 && tables.size() == 1;
    String owner = single ? tables.keySet().iterator().next() : table;
    return owner + "." + Names.of(column.getColumnName());
  }

  private boolean settled(String column) {
    String owner = column.substring(0, column.indexOf('.'));
    return bound.contains(column)
        || (outer != null && !tables.containsKey(owner) && outer.settled(column));
  }

  /** Follows the equalities. */
  void settle() {
    boolean more = true;
    while (more) {
      more = false;
      for (Link link : links) {
        more |= settled(link.other()) && bound.add(link.column());
      }
    }
  }

  /** The columns of that table that are settled. */
  Set<String> columns(Table table) {
    String prefix = name(table) + ".";
    Set<String> columns = new HashSet<>();
    for (String column : bound) {
      if (column.startsWith(prefix)) {
        columns.add(column.substring(prefix.length()));
      }
    }
    return columns;
  }
}
