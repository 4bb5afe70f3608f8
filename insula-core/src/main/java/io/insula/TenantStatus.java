package io.insula;

import java.util.Arrays;
import java.util.Locale;

/** Where a tenant is in its life. Only {@link #ACTIVE} admits work on its data. */
public enum TenantStatus {
  /** Its place is being made; {@code insula doctor} finishes or undoes what was interrupted. */
  PROVISIONING("its place is still being made; try again, or run `insula doctor`."),
  ACTIVE("it is open."),
  INACTIVE("activate it with `insula tenant activate`."),
  SUSPENDED("activate it again with `insula tenant activate` when the reason is gone."),
  BLOCKED("it was blocked by an administrator; `insula tenant activate` unblocks it."),
  ARCHIVED(
      "it is kept for reading by administrators only; `insula tenant restore` brings it back."),
  /** Soft-deleted: nothing is removed yet. */
  DELETED("`insula tenant restore` brings it back until it is purged."),
  /** Its data is being removed; this cannot be undone. */
  PURGING("its data is being removed; `insula tenant purge` finishes an interrupted purge."),
  /** Gone. Only the id remains, so that it is never reused. */
  PURGED("its data is gone, and its id is not reused.");

  private final String remedy;

  TenantStatus(String remedy) {
    this.remedy = remedy;
  }

  /** Whether an application may work on the data of a tenant with this status. */
  public boolean admitsWork() {
    return this == ACTIVE;
  }

  /** The lower-case name, as settings, the command line and the catalog write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One sentence: what to do about a tenant with this status. */
  public String remedy() {
    return remedy;
  }

  /**
   * Reads what {@link #label()} wrote, in any case.
   *
   * @throws IllegalArgumentException if there is no such status
   */
  public static TenantStatus of(String label) {
    for (TenantStatus status : values()) {
      if (status.label().equalsIgnoreCase(label)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + label
            + "\" is not a status; choose one of "
            + Arrays.toString(values()).toLowerCase(Locale.ROOT));
  }
}
