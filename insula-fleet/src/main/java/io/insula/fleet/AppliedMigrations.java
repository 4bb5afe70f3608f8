package io.insula.fleet;

import io.insula.jdbc.spi.Estate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Those files of the tenant's tables that a place has, as the ledger tells.
 *
 * @param migrations the shared files and, of the tenant's, those that were applied
 * @param keys what the ledger knows those by, in order
 * @param pending how many are not applied yet
 * @param unknown what was applied with another text than the files have now, or has no file
 */
public record AppliedMigrations(
    Migrations migrations, List<String> keys, int pending, List<String> unknown) {
  public AppliedMigrations {
    keys = List.copyOf(keys);
    unknown = List.copyOf(unknown);
  }

  /**
   * Compares files with the ledger.
   *
   * @param all the files there are
   * @param target the place
   * @param estate where it is
   * @param ledger the checksum of each line of the place, by the version
   */
  public static AppliedMigrations of(
      Migrations all, MigrationTarget target, Estate estate, Map<String, Integer> ledger) {
    PlaceholderValues values =
        Place.of(MigrationKind.TENANT, target, estate).placeholders(all.placeholders(), estate);
    List<String> keys = new ArrayList<>();
    Set<String> unknown = new HashSet<>(ledger.keySet());
    for (MigrationFile file : all.tenant().files()) {
      Integer checksum = ledger.get(file.key());
      if (checksum != null && !file.changed(checksum, values)) {
        keys.add(file.key());
        unknown.remove(file.key());
      }
    }
    Set<String> applied = Set.copyOf(keys);
    MigrationFiles tenant = all.tenant().only(file -> applied.contains(file.key()));
    return new AppliedMigrations(
        new Migrations(all.shared(), tenant, all.placeholders()),
        keys,
        all.tenant().files().size() - keys.size(),
        unknown.stream().sorted().toList());
  }

  /** The same, without the shared files. */
  public Migrations withoutShared() {
    return new Migrations(MigrationFiles.none(), migrations.tenant(), migrations.placeholders());
  }
}
