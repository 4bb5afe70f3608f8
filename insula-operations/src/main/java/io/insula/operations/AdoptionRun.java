package io.insula.operations;

import io.insula.InsulaException;
import io.insula.InvalidTenantIdException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.history.HistoryChange;
import io.insula.fleet.history.HistoryWork;
import io.insula.operations.HistoryReport.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes schemas places of tenants, one after the other: reserve in the catalog, adopt in one
 * transaction, open in the catalog. Broken off anywhere, it goes on when it is run again.
 */
final class AdoptionRun {
  /** Stands for the number that a dry run doesn't give out. */
  private static final long TO_COME = Long.MAX_VALUE;

  private final Records records;
  private final Runs runs;
  private final AdoptedTenants tenants;
  private final HistoryWork work;
  private final AdoptRequest request;
  private final Placement pattern;
  private final @Nullable AdministratorEstate administrator;

  /**
   * A run.
   *
   * @param pattern where the schemas are; its own schema doesn't matter
   */
  AdoptionRun(
      Records records,
      Runs runs,
      AdoptedTenants tenants,
      HistoryWork work,
      AdoptRequest request,
      Placement pattern,
      @Nullable AdministratorEstate administrator) {
    this.records = records;
    this.runs = runs;
    this.tenants = tenants;
    this.work = work;
    this.request = request;
    this.pattern = pattern;
    this.administrator = administrator;
  }

  /** A schema and what its name says of whose it is. */
  record Found(String schema, String id) {}

  /** Never throws. */
  Outcome adopt(Found found) {
    Placement placement = placement(found.schema());
    TenantId id = null;
    try {
      id = TenantId.of(found.id());
      Optional<Tenant> before = records.find(id);
      if (before.isPresent() && before.get().status() != TenantStatus.PROVISIONING) {
        return known(before.get(), placement);
      }
      HistoryChange change = adopt(id, before.orElse(null), placement);
      return new Outcome(place(placement), id, change.done(), change.notes(), null);
    } catch (RuntimeException e) {
      return new Outcome(place(placement), id, List.of(), List.of(), e);
    }
  }

  private Placement placement(String schema) {
    return new Placement(
        Isolation.SCHEMA, pattern.cluster(), pattern.database(), schema, pattern.role());
  }

  private static Outcome known(Tenant tenant, Placement placement) {
    boolean living =
        tenant.status() != TenantStatus.PURGED && tenant.status() != TenantStatus.PURGING;
    if (living && tenant.placement().equals(placement)) {
      return new Outcome(
          place(placement), tenant.id(), List.of(), List.of("is Insula's already"), null);
    }
    throw new InvalidTenantIdException(
        living
            ? "\"%s\" is taken by a tenant that lives in %s. Rename the schema; nothing was changed."
                .formatted(tenant.id(), place(tenant.placement()))
            : "\"%s\" was the id of a tenant that is %s, and ids are never reused. Rename the schema; nothing was changed."
                .formatted(tenant.id(), tenant.status().label()));
  }

  private HistoryChange adopt(TenantId id, @Nullable Tenant reserved, Placement placement) {
    if (reserved != null) {
      requireOurs(reserved, placement);
    }
    if (request.dryRun()) {
      long number = reserved == null ? TO_COME : reserved.number();
      return take(MigrationTarget.of(id, number, placement));
    }
    return tenants
        .listeners()
        .around(
            Operation.CREATE,
            id,
            tenants.actor(),
            () -> {
              HistoryChange change =
                  reserved == null
                      ? take(id, placement)
                      : take(MigrationTarget.of(id, reserved.number(), placement));
              tenants.open(id, change.version());
              return change;
            });
  }

  private void requireOurs(Tenant reserved, Placement placement) {
    if (runs.find(reserved.id(), Operation.CREATE).isPresent()) {
      throw new BusyException(reserved.id(), Operation.CREATE);
    }
    if (!reserved.placement().equals(placement)) {
      throw new InsulaException(
          "Tenant \"%s\" is being adopted from %s; run the same command again for that."
              .formatted(reserved.id(), place(reserved.placement())));
    }
  }

  private HistoryChange take(TenantId id, Placement placement) {
    Tenant reserved = tenants.reserve(id, placement, request.plan());
    MigrationTarget target = MigrationTarget.of(id, reserved.number(), placement);
    try {
      return take(target);
    } catch (RuntimeException e) {
      takeBack(target, id, e);
      throw e;
    }
  }

  /** Unless the database has kept the adoption after all; the next run then goes on. */
  private void takeBack(MigrationTarget target, TenantId id, RuntimeException cause) {
    try {
      if (!work.isKnown(target)) {
        tenants.takeBack(id);
      }
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private HistoryChange take(MigrationTarget target) {
    return work.adopt(target, request.source(), administrator);
  }

  private static String place(Placement placement) {
    return Progress.place(placement);
  }
}
