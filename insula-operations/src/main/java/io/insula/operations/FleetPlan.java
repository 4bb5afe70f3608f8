package io.insula.operations;

import io.insula.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration of the fleet would do.
 *
 * @param waves in order; without places if everything is up to date
 * @param notes what is left out, and why; for people
 */
public record FleetPlan(List<Wave> waves, List<String> notes) {
  public FleetPlan {
    waves = List.copyOf(waves);
    notes = List.copyOf(notes);
  }

  /** All places with something to do, in the order of the waves. */
  public List<Place> places() {
    return waves.stream().flatMap(wave -> wave.places().stream()).toList();
  }

  /**
   * The places of one wave.
   *
   * @param places those with something to do
   */
  public record Wave(String name, List<Place> places) {
    public Wave {
      places = List.copyOf(places);
    }
  }

  /**
   * What one place would get.
   *
   * @param place for people, such as {@code main/app schema tenant_acme}
   * @param tenant whose it is; null for the tables that row tenants share
   * @param version the newest one applied; null before the first
   * @param files names of pending files, in their order
   * @param sql what would be run, of files and protection; empty if it was not asked for, or if it
   *     is the same as for the place {@code like}
   * @param like the place whose SQL was tried instead, since the same files are pending there
   */
  public record Place(
      String place,
      @Nullable TenantId tenant,
      @Nullable String version,
      List<String> files,
      List<String> sql,
      @Nullable String like) {
    public Place {
      files = List.copyOf(files);
      sql = List.copyOf(sql);
    }
  }
}
