package io.insula.operations;

import io.insula.TenantId;
import io.insula.catalog.FleetRuns;
import io.insula.catalog.PlaceState;
import io.insula.operations.waves.Members;
import io.insula.operations.waves.Wave;
import io.insula.operations.waves.Waves;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/** Puts each place into the first wave that wants it. The tables of row tenants come last. */
final class WaveAssignment {
  private final Function<TenantId, String> placeOf;
  private final List<PlaceState> left;
  private final int total;

  /**
   * @param places all places of the run
   * @param placeOf the {@link FleetRuns#key} of the place where a tenant lives
   */
  WaveAssignment(List<PlaceState> places, Function<TenantId, String> placeOf) {
    this.placeOf = placeOf;
    this.left = new ArrayList<>(places);
    this.total = places.size();
    left.sort(Comparator.comparing(WaveAssignment::shared).thenComparing(WaveAssignment::hash));
  }

  /** The places of each wave, in the order of the waves. */
  List<List<PlaceState>> assign(Waves waves) {
    return waves.all().stream().map(Wave::members).map(this::members).toList();
  }

  private List<PlaceState> members(Members members) {
    if (members instanceof Members.Named named) {
      Set<String> keys = new HashSet<>();
      named.tenants().forEach(tenant -> keys.add(placeOf.apply(tenant)));
      return take(place -> keys.contains(FleetRuns.key(place.placement())), total);
    }
    if (members instanceof Members.OfPlan plan) {
      return take(place -> plan.plan().equals(place.plan()), total);
    }
    if (members instanceof Members.Percent part) {
      return take(place -> !shared(place), (int) Math.ceil(total * part.percent() / 100));
    }
    if (members instanceof Members.Count some) {
      return take(place -> !shared(place), some.count());
    }
    return take(place -> true, total);
  }

  private List<PlaceState> take(Predicate<PlaceState> wanted, int most) {
    List<PlaceState> taken = left.stream().filter(wanted).limit(most).toList();
    left.removeAll(new HashSet<>(taken));
    return taken;
  }

  private static boolean shared(PlaceState place) {
    return place.tenant() == null;
  }

  private static long hash(PlaceState place) {
    CRC32 crc = new CRC32();
    crc.update(FleetRuns.key(place.placement()).getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
