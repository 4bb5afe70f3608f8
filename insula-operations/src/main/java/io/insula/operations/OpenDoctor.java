package io.insula.operations;

import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.catalog.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the journal's open operations and brings each to an end. */
final class OpenDoctor implements Doctor {
  private final Runs runs;
  private final Provisioner provisioner;
  private final Purging purging;
  private final String actor;

  OpenDoctor(Runs runs, Provisioner provisioner, Purging purging, String actor) {
    this.runs = runs;
    this.provisioner = provisioner;
    this.purging = purging;
    this.actor = actor;
  }

  OpenDoctor as(String other) {
    return new OpenDoctor(runs, provisioner, purging, other);
  }

  @Override
  public List<Finding> examine() {
    return runs.running().stream().map(OpenDoctor::found).toList();
  }

  private static Finding found(JournalEntry operation) {
    return finding(operation, Outcome.FOUND, "It stopped after step " + operation.step() + ".");
  }

  @Override
  public List<Finding> heal() {
    List<Finding> findings = new ArrayList<>();
    for (JournalEntry operation : runs.running()) {
      findings.add(heal(operation));
    }
    return findings;
  }

  private Finding heal(JournalEntry operation) {
    try {
      Optional<Run> run = runs.takeUp(operation, actor);
      return run.isPresent()
          ? finish(operation, run.get())
          : finding(operation, Outcome.FINISHED, "Somebody else brought it to its end.");
    } catch (BusyException e) {
      return finding(operation, Outcome.BUSY, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      boolean undone = operation.kind() == Operation.CREATE && runs.isGone(operation);
      return finding(
          operation, undone ? Outcome.UNDONE : Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private Finding finish(JournalEntry operation, Run run) {
    if (operation.kind() == Operation.PURGE) {
      Purged purged = purging.finish(run);
      return finding(operation, Outcome.FINISHED, "Removed: " + purged.removed());
    }
    Optional<Tenant> tenant = provisioner.provision(run);
    return tenant.isPresent()
        ? finding(operation, Outcome.FINISHED, "The tenant is open for work.")
        : finding(operation, Outcome.UNDONE, "Nothing is left of it, and the id is free.");
  }

  private static Finding finding(JournalEntry operation, Outcome outcome, String detail) {
    return new Finding(operation.tenant(), operation.kind(), outcome, detail);
  }
}
