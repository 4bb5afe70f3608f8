package io.insula.proof.internal.marks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a place.
 *
 * @param schema its schema
 * @param name its name
 * @param tenantColumn whether it has the tenant's column
 * @param columns its columns that take values, without the tenant's
 * @param rules its constraints
 * @param bounds of a partitioned table: values that have a partition, by column
 */
public record TableShape(
    String schema,
    String name,
    boolean tenantColumn,
    List<ColumnShape> columns,
    List<Rule> rules,
    Map<String, List<String>> bounds) {
  public TableShape {
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    bounds = Map.copyOf(bounds);
  }

  /** The name as it can stand in SQL. */
  public String sql() {
    return Sql.quote(schema, name);
  }

  /** The names of the columns. */
  public List<String> names() {
    return columns.stream().map(ColumnShape::name).toList();
  }

  /**
   * Whether that is the primary key of one column whose values the database makes. Such a key is
   * unique among all tenants in row isolation.
   */
  public boolean surrogateKey(String constraint) {
    return rules.stream()
        .filter(rule -> rule.name().equals(constraint) && rule.kind() == 'p' && !rule.tenantwise())
        .filter(rule -> rule.columns().size() == 1)
        .flatMap(rule -> column(rule.columns().get(0)).stream())
        .anyMatch(ColumnShape::defaulted);
  }

  /** The columns of the primary key, without the tenant's; empty if there is none. */
  public List<String> keyColumns() {
    return rules.stream()
        .filter(rule -> rule.kind() == 'p')
        .findFirst()
        .map(Rule::columns)
        .orElse(List.of());
  }

  /** Columns that are unique by themselves, refer to nothing, and are not made by the database. */
  public List<String> naturalKeys() {
    return rules.stream()
        .filter(rule -> (rule.kind() == 'p' || rule.kind() == 'u') && rule.columns().size() == 1)
        .map(rule -> rule.columns().get(0))
        .filter(name -> reference(name).isEmpty())
        .filter(name -> column(name).filter(column -> !column.defaulted()).isPresent())
        .distinct()
        .toList();
  }

  /** A column that can be set to what it holds already: if possible no key, and not made. */
  public String ordinaryColumn() {
    return columns.stream()
        .filter(column -> !column.defaulted() && !key(column.name()))
        .findFirst()
        .or(() -> columns.stream().filter(column -> !column.defaulted()).findFirst())
        .or(() -> columns.stream().filter(column -> !key(column.name())).findFirst())
        .orElseGet(() -> columns.get(0))
        .name();
  }

  /** Columns that refer to a table by themselves. */
  public List<String> referringColumns() {
    return rules.stream()
        .filter(rule -> rule.kind() == 'f' && rule.columns().size() == 1)
        .map(rule -> rule.columns().get(0))
        .distinct()
        .toList();
  }

  /** The type of a column, as it can stand in a cast. */
  public String typeOf(String name) {
    return column(name).map(ColumnShape::sql).orElse("text");
  }

  Optional<ColumnShape> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }

  Optional<Rule> rule(String wanted) {
    return rules.stream().filter(rule -> rule.name().equals(wanted)).findFirst();
  }

  /** The foreign key that a column belongs to. */
  Optional<Rule> reference(String column) {
    return rules.stream()
        .filter(rule -> rule.kind() == 'f' && rule.columns().contains(column))
        .findFirst();
  }

  boolean key(String column) {
    return rules.stream()
        .anyMatch(
            rule -> (rule.kind() == 'p' || rule.kind() == 'u') && rule.columns().contains(column));
  }
}
