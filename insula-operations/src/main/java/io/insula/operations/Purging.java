package io.insula.operations;

import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.catalog.JournalEntry;
import io.insula.catalog.JournalEntry.State;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes tenants for ever: condemned, their place removed, a tombstone left. */
final class Purging {
  private final Records records;
  private final Administration.Places places;
  private final Estate estate;
  private final Runs runs;

  Purging(Records records, Administration.Places places, Estate estate, Runs runs) {
    this.records = records;
    this.places = places;
    this.estate = estate;
    this.runs = runs;
  }

  /** Begins it, or takes it up where somebody else left it. */
  Purged purge(TenantId id, String actor) {
    while (true) {
      Tenant tenant = records.get(id);
      Optional<JournalEntry> open = runs.find(id, Operation.PURGE);
      Optional<Run> run =
          open.isPresent() ? runs.takeUp(open.get(), actor) : Optional.of(condemn(tenant, actor));
      if (run.isPresent()) {
        return finish(run.get());
      }
    }
  }

  private Run condemn(Tenant tenant, String actor) {
    Transition.PURGE.check(tenant);
    return runs.condemn(tenant.id(), found(tenant), actor);
  }

  private List<String> found(Tenant tenant) {
    try {
      return places.find(tenant.id(), tenant.number(), tenant.placement(), estate);
    } catch (SQLException e) {
      throw failed(tenant.id(), "It is as it was; try again", e);
    }
  }

  /** Does what is left to do, and ends the run. */
  Purged finish(Run run) {
    try (run) {
      Tenant tenant = records.get(run.tenant());
      List<String> found = run.found();
      List<String> removed = new ArrayList<>();
      run.effect(
          Step.REMOVE,
          () ->
              removed.addAll(
                  places.remove(tenant.id(), tenant.number(), tenant.placement(), estate)));
      run.finish(
          Step.STRIP, State.DONE, connection -> records.entomb(connection, run.event(Phase.AFTER)));
      return new Purged(tenant.id(), removed.isEmpty() ? found : removed);
    } catch (SQLException e) {
      throw failed(run.tenant(), "Purge it again, or run `insula doctor`", e);
    }
  }

  private static ProvisioningException failed(TenantId id, String remedy, SQLException cause) {
    return new ProvisioningException(
        id,
        "Tenant \""
            + id
            + "\" could not be purged: "
            + remedy
            + ". The reason: "
            + cause.getMessage(),
        cause);
  }
}
