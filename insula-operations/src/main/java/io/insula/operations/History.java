package io.insula.operations;

import io.insula.fleet.history.HistorySource;

/**
 * What the ledgers of the fleet say of the past. Nothing here runs any file. The failure of one
 * place is its own, and is in the report; every method can be repeated, also after a crash.
 * Thread-safe.
 */
public interface History {
  /** The same, watched by that listener. */
  History watched(HistoryListener listener);

  /**
   * Takes over schemas that another tool migrated: their history is compared with the files and
   * noted in the ledger, their tables are protected, and each becomes the place of an active
   * tenant. The tool's own table stays, out of the application's reach.
   *
   * @throws io.insula.InsulaException if the cluster can't be read, or a tenant that is asked for
   *     has no schema
   */
  HistoryReport adopt(AdoptRequest request);

  /**
   * Writes the ledger of each place as the history of another tool, which can go on from there.
   *
   * @throws io.insula.InsulaException if a tenant that is asked for doesn't exist
   */
  HistoryReport leave(HistorySource source, Selection selection, boolean dryRun);

  /**
   * Realigns checksums and names of applied files with what the files are now, and forgets
   * repeatable ones whose file is gone; for all tenants also those of shared and row tables.
   *
   * @throws io.insula.InsulaException if a tenant that is asked for doesn't exist
   */
  HistoryReport repair(Selection selection, boolean dryRun);

  /**
   * Declares places without any ledger line to be at that version: all files up to it are noted as
   * applied, and what is there is protected. Row tenants share a place, which is declared for all
   * of them.
   *
   * @throws IllegalArgumentException if it is no version
   * @throws io.insula.InsulaException if a tenant that is asked for doesn't exist
   */
  HistoryReport baseline(String version, Selection selection, boolean dryRun);

  /**
   * Notes one file as applied.
   *
   * @param file a version such as {@code 3}, or a repeatable file such as {@code R__views}
   * @throws io.insula.InsulaException if a tenant that is asked for doesn't exist
   */
  HistoryReport markApplied(String file, Selection selection, boolean dryRun);

  /** Forgets ledger lines of schemas and row tenants that are gone; one outcome per cluster. */
  HistoryReport cleanOrphans(boolean dryRun);
}
