package io.insula.operations;

/** Fills tenants with rows to begin with, such as demo data. Thread-safe. */
public interface Seeds {
  /** How many tenants are worked on at a time if nothing is said. */
  int DEFAULT_JOBS = 4;

  /**
   * Runs seed files for each of the tenants: as the application, bound to the tenant, each tenant
   * in one transaction. The files run whenever they are asked for, so write them to be repeatable.
   * A tenant that fails stops nobody else. When the calling thread is interrupted, no further
   * tenant is begun.
   *
   * @param jobs how many tenants are worked on at a time
   * @throws io.insula.fleet.InvalidMigrationsException if a file is wrong; nothing was run
   * @throws io.insula.InsulaException if there are no such files, or no such tenants
   */
  SeedReport run(Selection selection, SeedSource source, int jobs, SeedListener listener);
}
