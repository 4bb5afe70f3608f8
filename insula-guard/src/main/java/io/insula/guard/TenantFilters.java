package io.insula.guard;

import io.insula.guard.internal.FilterReader;
import io.insula.guard.internal.Structure;

/** Notes what the tables of a statement are filtered by, if anybody wants to know. */
final class TenantFilters {
  private TenantFilters() {}

  static void look(Structure structure, GuardSettings settings, Reading reading) {
    if (!settings.tables().equals(TenantTables.NONE)) {
      FilterReader.read(structure).stream()
          .filter(filter -> !exempt(settings, filter.table()))
          .forEach(reading::uses);
    }
  }

  private static boolean exempt(GuardSettings settings, Structure.TableName table) {
    return settings.allowed().tables().contains(table.name())
        || settings.allowed().tables().contains(table.toString());
  }
}
