package io.insula.operations;

import io.insula.Tenant;
import io.insula.TenantEvent.Phase;
import io.insula.TenantStatus;
import io.insula.catalog.JournalEntry.State;
import io.insula.catalog.LeaseLostException;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.sql.SQLException;
import java.util.Optional;

/** Brings one creation to its end: the tenant is open, or there is nothing of it. */
final class Provisioner {
  private final Records records;
  private final Administration.Places places;
  private final Estate estate;
  private final OpenFleet fleet;

  Provisioner(Records records, Administration.Places places, Estate estate, OpenFleet fleet) {
    this.records = records;
    this.places = places;
    this.estate = estate;
    this.fleet = fleet;
  }

  /**
   * Does what is left to do, and ends the run.
   *
   * @return the tenant; nothing if the creation had been given up before, and is undone now
   * @throws ProvisioningException if a step failed; what had been made is removed, or the message
   *     says that it could not be
   */
  Optional<Tenant> provision(Run run) {
    try (run) {
      Tenant tenant = records.get(run.tenant());
      if (run.undoing()) {
        undoAgain(run, tenant);
        return Optional.empty();
      }
      if (tenant.status() == TenantStatus.PROVISIONING) {
        buildOrUndo(run, tenant);
      }
      run.finish(Step.CLOSE, State.DONE, connection -> {});
      return Optional.of(records.get(run.tenant()));
    }
  }

  private void buildOrUndo(Run run, Tenant tenant) {
    try {
      build(run, tenant);
    } catch (LeaseLostException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      throw giveUp(run, tenant, e);
    }
  }

  private void build(Run run, Tenant tenant) throws SQLException {
    run.effect(Step.PLACE, () -> places.create(tenant.number(), tenant.placement(), estate));
    run.effect(Step.MIGRATE, () -> fleet.apply(tenant));
    run.commit(
        Step.OPEN, connection -> records.open(connection, tenant.id(), run.event(Phase.AFTER)));
  }

  private ProvisioningException giveUp(Run run, Tenant tenant, Exception cause) {
    String step = "Tenant \"" + tenant.id() + "\" could not be created: step " + run.step();
    try {
      run.commit(Step.UNDO, connection -> records.stillProvisioning(connection, tenant.id()));
      undo(run, tenant);
      return new ProvisioningException(
          tenant.id(),
          step + " failed. What had been made was removed, and the id is free. " + reason(cause),
          cause);
    } catch (SQLException | RuntimeException e) {
      cause.addSuppressed(e);
      return new ProvisioningException(
          tenant.id(),
          step
              + " failed, and what had been made could not be removed yet: run `insula doctor`. "
              + reason(cause),
          cause);
    }
  }

  private void undoAgain(Run run, Tenant tenant) {
    try {
      undo(run, tenant);
    } catch (SQLException e) {
      throw new ProvisioningException(
          tenant.id(),
          "What a failed creation of tenant \""
              + tenant.id()
              + "\" had made could not be removed yet: run `insula doctor`. "
              + reason(e),
          e);
    }
  }

  private void undo(Run run, Tenant tenant) throws SQLException {
    run.effect(
        Step.REMOVE, () -> places.remove(tenant.id(), tenant.number(), tenant.placement(), estate));
    run.finish(
        Step.FORGET,
        State.UNDONE,
        connection -> records.forget(connection, run.event(Phase.FAILED)));
  }

  private static String reason(Exception cause) {
    return "The reason: " + cause.getMessage();
  }
}
