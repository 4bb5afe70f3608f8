package io.insula.proof.leftovers;

/** What is to be thought of a leftover. */
public enum Standing {
  /** A purged tenant's, which its number or name proves: it should be gone, and can be removed. */
  LEFT,
  /** Looks like a tenant's that is gone, but nothing proves it: somebody should look. */
  UNKNOWN,
  /** Kept on purpose; it holds nothing of what the tenant stored. */
  KEPT,
  /** Not Insula's: only mentioned. */
  NOBODYS
}
