package io.insula.operations;

import io.insula.TenantEvent;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One journalled operation, while this process holds its lease. */
interface Run extends AutoCloseable {
  TenantId tenant();

  String actor();

  boolean undoing();

  /** The step that was begun last. */
  Step step();

  /** What a purge found before it removed anything. */
  List<String> found();

  TenantEvent event(Phase phase);

  /** A step whose effect is outside of the catalog: done first, then noted. */
  void effect(Step step, Effect effect) throws SQLException;

  /** A step in the catalog: done and noted in one transaction. */
  void commit(Step step, CatalogEffect effect);

  void beginUndoing();

  void end(Connection connection) throws SQLException;

  @Override
  void close();

  /** What a step does. */
  @FunctionalInterface
  interface Effect {
    void run() throws SQLException;
  }

  /** What a step does in the catalog. */
  @FunctionalInterface
  interface CatalogEffect {
    void in(Connection connection) throws SQLException;
  }
}
