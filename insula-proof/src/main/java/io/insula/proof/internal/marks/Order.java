package io.insula.proof.internal.marks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables in an order in which rows can be added: those that others point to first. */
final class Order {
  private final Map<String, TableShape> left = new LinkedHashMap<>();
  private final List<TableShape> done = new ArrayList<>();

  private Order(List<TableShape> tables) {
    tables.forEach(table -> left.put(table.sql(), table));
  }

  static List<TableShape> of(List<TableShape> tables) {
    Order order = new Order(tables);
    while (!order.left.isEmpty()) {
      order.take(order.next());
    }
    return order.done;
  }

  private void take(TableShape table) {
    left.remove(table.sql());
    done.add(table);
  }

  /** One that waits for nobody; or else only by columns that may be null; or else the first. */
  private TableShape next() {
    return left.values().stream()
        .filter(table -> waits(table, false))
        .findFirst()
        .or(() -> left.values().stream().filter(table -> waits(table, true)).findFirst())
        .orElseGet(() -> left.values().iterator().next());
  }

  private boolean waits(TableShape table, boolean unlessNullable) {
    return table.rules().stream()
        .filter(rule -> rule.kind() == 'f' && !rule.target().equals(table.sql()))
        .filter(rule -> left.containsKey(rule.target()))
        .allMatch(rule -> unlessNullable && nullable(table, rule));
  }

  private static boolean nullable(TableShape table, Rule rule) {
    return rule.columns().stream()
        .flatMap(name -> table.column(name).stream())
        .anyMatch(ColumnShape::nullable);
  }
}
