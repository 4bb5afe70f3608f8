package io.insula.jdbc.spi;

import java.util.List;

/**
 * Ties a connection to a tenant for one transaction.
 *
 * @param sql a query of one row, the same instance for the same text
 * @param values the values of its parameters
 */
public record Binding(String sql, List<String> values) {
  public Binding {
    values = List.copyOf(values);
  }

  @Override
  public String toString() {
    return "Binding[" + sql + "]";
  }
}
