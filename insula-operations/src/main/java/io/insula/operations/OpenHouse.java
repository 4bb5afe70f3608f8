package io.insula.operations;

import io.insula.InsulaException;
import io.insula.guard.Guard;
import io.insula.guard.audit.Audit;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** What an open installation is made of, for one actor. */
record OpenHouse(
    DataSource dataSource,
    OpenTenants tenants,
    AuditedClusters clusters,
    AuditedFleet fleet,
    OpenReadyPool readyPool,
    AuditedDoctor doctor,
    OpenEstate estate,
    Guard guard,
    Audit audit,
    Closing closing) {

  OpenHouse as(String actor) {
    return new OpenHouse(
        dataSource,
        tenants.as(actor),
        clusters.as(actor),
        fleet.as(actor),
        readyPool,
        doctor.as(actor),
        estate,
        guard,
        audit,
        closing);
  }

  void close() {
    closing.close();
  }

  /** Closes what was opened, the last one first; each is attempted. Once. Thread-safe. */
  static final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Remembers to close it; returns it. */
    synchronized <T extends AutoCloseable> T add(T part) {
      open.push(part);
      return part;
    }

    @Override
    public synchronized void close() {
      InsulaException failure = null;
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception e) {
          if (failure == null) {
            failure = new InsulaException("Not everything could be closed: " + e.getMessage(), e);
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
}
