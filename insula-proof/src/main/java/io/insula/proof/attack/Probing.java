package io.insula.proof.attack;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import io.insula.postgres.PostgresAdministration;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;

/**
 * Makes two tenants of one isolation and the probe's tables for them, in an installation that may
 * have others; takes all of it away again.
 */
final class Probing implements AutoCloseable {
  private final Insula insula;
  private final Isolation isolation;
  private final String prefix = "probe" + UUID.randomUUID().toString().substring(0, 8) + "_";
  private final Deque<Undo> undo = new ArrayDeque<>();

  private Probing(Insula insula, Isolation isolation) {
    this.insula = insula;
    this.isolation = isolation;
  }

  private interface Undo {
    void run() throws SQLException;
  }

  /** Nothing is made yet. */
  static Probing of(Insula insula, Isolation isolation) {
    return new Probing(insula, isolation);
  }

  /** Makes all of it; closing takes away whatever had been made. */
  TenantGround ground() throws SQLException {
    Side attacker = side(100);
    Side victim = side(200);
    prepare(attacker);
    if (isolation != Isolation.ROW) {
      prepare(victim);
    }
    TenantGround ground = new TenantGround(insula, attacker, victim);
    undo.push(ground::close);
    return ground;
  }

  private Side side(int first) throws SQLException {
    // As an UUID it fits a tenant column of every type.
    TenantId id = TenantId.of(UUID.randomUUID().toString());
    undo.push(() -> remove(id));
    NewTenant wanted = NewTenant.of(id).name("probe").isolation(isolation).cluster(Cluster.HOME);
    Tenant tenant = insula.tenants().create(wanted);
    String seed = "mk" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    Side side = Side.open(tenant, prefix, Probe.of(first, seed), insula.estate());
    undo.push(side::close);
    return side;
  }

  private void remove(TenantId id) {
    if (insula.tenants().find(id).isPresent()) {
      insula.tenants().delete(id);
      insula.tenants().purge(id);
    }
  }

  private void prepare(Side side) throws SQLException {
    if (isolation == Isolation.ROW) {
      undo.push(() -> side.run(side.tables().drop()));
    }
    side.migrator().setAutoCommit(false);
    try {
      side.run("set local search_path = " + side.tables().quoted() + ";" + side.tables().create());
      new PostgresAdministration().protection().protect(side.migrator(), request(side));
      side.migrator().commit();
    } finally {
      side.migrator().rollback();
      side.migrator().setAutoCommit(true);
    }
  }

  private ProtectionRequest request(Side side) {
    Kind kind = Kind.of(isolation);
    return new ProtectionRequest(
        kind,
        side.tables().schema(),
        kind == Kind.ROW ? 0 : side.tenant().number(),
        side.tenant().placement().role(),
        insula.estate().settings().roles(),
        insula.estate().column(),
        Set.of(),
        false);
  }

  @Override
  public void close() throws SQLException {
    SQLException failure = null;
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (SQLException | RuntimeException e) {
        if (failure == null) {
          failure = new SQLException("Not all of the probe could be removed: " + e.getMessage(), e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
