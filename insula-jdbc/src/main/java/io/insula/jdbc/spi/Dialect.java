package io.insula.jdbc.spi;

import java.util.List;

/**
 * The hot path of a database product: what every connection and every statement passes.
 * Implementations are stateless and thread-safe; found by {@link java.util.ServiceLoader}.
 */
public interface Dialect {
  /** Whether this dialect speaks to that JDBC address. */
  boolean accepts(String url);

  /** The address of another database on the same server. */
  String urlOf(String url, String database);

  /** The name of the database that the address leads to. */
  String databaseOf(String url);

  /** What in the address makes binding impossible, one sentence each; empty when all is well. */
  List<String> faults(String url);

  /** What opens the physical connections of one pool. Does not connect yet. */
  Source source(SourceSettings settings);
}
