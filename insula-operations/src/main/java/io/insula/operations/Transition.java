package io.insula.operations;

import static io.insula.TenantStatus.ACTIVE;
import static io.insula.TenantStatus.ARCHIVED;
import static io.insula.TenantStatus.BLOCKED;
import static io.insula.TenantStatus.DELETED;
import static io.insula.TenantStatus.INACTIVE;
import static io.insula.TenantStatus.PURGED;
import static io.insula.TenantStatus.PURGING;
import static io.insula.TenantStatus.SUSPENDED;

import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The allowed changes of status: all of them, in one table. */
enum Transition {
  ACTIVATE(Operation.ACTIVATE, "activated", ACTIVE, EnumSet.of(INACTIVE, SUSPENDED, BLOCKED)),
  DEACTIVATE(Operation.DEACTIVATE, "deactivated", INACTIVE, EnumSet.of(ACTIVE)),
  SUSPEND(Operation.SUSPEND, "suspended", SUSPENDED, EnumSet.of(ACTIVE, INACTIVE)),
  BLOCK(Operation.BLOCK, "blocked", BLOCKED, EnumSet.of(ACTIVE, INACTIVE, SUSPENDED)),
  ARCHIVE(
      Operation.ARCHIVE, "archived", ARCHIVED, EnumSet.of(ACTIVE, INACTIVE, SUSPENDED, BLOCKED)),
  DELETE(
      Operation.DELETE,
      "deleted",
      DELETED,
      EnumSet.of(ACTIVE, INACTIVE, SUSPENDED, BLOCKED, ARCHIVED)),
  RESTORE(Operation.RESTORE, "restored", ACTIVE, EnumSet.of(ARCHIVED, DELETED)),
  PURGE(Operation.PURGE, "purged", PURGING, EnumSet.of(DELETED));

  private final Operation operation;
  private final String participle;
  private final TenantStatus to;

  @SuppressWarnings("ImmutableEnumChecker") // nobody gets hold of it
  private final Set<TenantStatus> from;

  Transition(Operation operation, String participle, TenantStatus to, Set<TenantStatus> from) {
    this.operation = operation;
    this.participle = participle;
    this.to = to;
    this.from = from;
  }

  Operation operation() {
    return operation;
  }

  TenantStatus to() {
    return to;
  }

  boolean allowedFrom(TenantStatus status) {
    return from.contains(status);
  }

  /**
   * Refuses what the table does not have.
   *
   * @throws IllegalTransitionException if the tenant's status does not allow it
   */
  void check(Tenant tenant) {
    if (!allowedFrom(tenant.status())) {
      throw new IllegalTransitionException(
          tenant.id(), tenant.status(), message(tenant.id(), tenant.status()));
    }
  }

  static IllegalTransitionException refusedUpdate(Tenant tenant) {
    return new IllegalTransitionException(
        tenant.id(),
        tenant.status(),
        "Tenant \""
            + tenant.id()
            + "\" is "
            + tenant.status().label()
            + " and can't be updated: "
            + tenant.status().remedy());
  }

  private String message(TenantId id, TenantStatus status) {
    String subject = "Tenant \"" + id + "\" is " + status.label();
    if (status == to) {
      return subject + " already; nothing was changed.";
    }
    if (status == PURGED) {
      return subject + " and can't be " + participle + ": " + status.remedy();
    }
    return subject
        + " and can't be "
        + participle
        + ": that is for "
        + from.stream().map(TenantStatus::label).collect(Collectors.joining(", "))
        + " tenants. "
        + advice(status);
  }

  private String advice(TenantStatus status) {
    return switch (status) {
      case ACTIVE ->
          this == PURGE ? "Delete it first, with `insula tenant delete`." : "It is open.";
      case PROVISIONING, PURGING, PURGED -> "What helps: " + status.remedy();
      case INACTIVE, SUSPENDED, BLOCKED, ARCHIVED, DELETED ->
          this == PURGE && status != DELETED
              ? "Delete it first, with `insula tenant delete`."
              : "What helps: " + status.remedy();
    };
  }
}
