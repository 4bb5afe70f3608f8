package io.insula.operations;

import io.insula.InvalidTenantIdException;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.catalog.JournalEntry;
import java.util.Optional;

/**
 * Creates tenants. Who finds a place ready takes it; else a reservation, a place, its tables, an
 * opening; or, if one fails, nothing.
 */
final class Creation {
  private final Records records;
  private final Claims claims;
  private final Provisioner provisioner;
  private final Runs runs;
  private final Turnstile turnstile;
  private final Runnable refill;

  /**
   * @param refill is run when a ready place may be missing
   */
  Creation(
      Records records,
      Claims claims,
      Provisioner provisioner,
      Runs runs,
      Turnstile turnstile,
      Runnable refill) {
    this.records = records;
    this.claims = claims;
    this.provisioner = provisioner;
    this.runs = runs;
    this.turnstile = turnstile;
    this.refill = refill;
  }

  /** Begins it, or takes it up where somebody else left it. */
  Tenant create(NewTenant request, String actor) {
    Claims.Answer answer = claims.claim(request, actor);
    if (answer.kept()) {
      refill.run();
    }
    Tenant tenant = answer.tenant();
    JournalEntry begun = answer.begun();
    if (tenant == null) {
      return turnstile.pass(() -> build(request, answer.planned(), actor));
    }
    return begun == null ? tenant : bringUp(runs.goOn(begun, actor), request, answer, actor);
  }

  /** The place was ready once, but there are new files since. */
  private Tenant bringUp(Run run, NewTenant request, Claims.Answer answer, String actor) {
    try (run) {
      return turnstile.pass(
          () ->
              provisioner.provision(run).orElseGet(() -> build(request, answer.planned(), actor)));
    }
  }

  private Tenant build(NewTenant request, Placement placement, String actor) {
    while (true) {
      Optional<Tenant> before = records.find(request.id());
      Optional<Run> run =
          before.isEmpty()
              ? runs.reserve(request, placement, actor)
              : runs.takeUp(open(before.get(), request), actor);
      if (run.isPresent()) {
        Optional<Tenant> created = provisioner.provision(run.get());
        if (created.isPresent()) {
          return created.get();
        }
      }
    }
  }

  private JournalEntry open(Tenant tenant, NewTenant request) {
    return runs.find(tenant.id(), Operation.CREATE)
        .filter(operation -> Journal.asked(operation).equals(Fingerprint.of(request)))
        .orElseThrow(() -> taken(tenant));
  }

  private static InvalidTenantIdException taken(Tenant tenant) {
    TenantId id = tenant.id();
    if (tenant.status() == TenantStatus.PURGED || tenant.status() == TenantStatus.PURGING) {
      return new InvalidTenantIdException(
          "\""
              + id
              + "\" is taken: it was the id of a tenant that is "
              + tenant.status().label()
              + ", and ids are never reused. Choose another one; nothing was created.");
    }
    return new InvalidTenantIdException(
        "\""
            + id
            + "\" is taken by a tenant that is "
            + tenant.status().label()
            + ". Choose another id; nothing was created.");
  }
}
