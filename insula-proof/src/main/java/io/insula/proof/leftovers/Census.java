package io.insula.proof.leftovers;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everybody whom the catalog knows: tenants, tombstones, and places kept ready. */
final class Census {
  private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9_~-]+");

  private static final String EVERYBODY =
      """
      select number, id, status, isolation, cluster, database, schema, role from insula.tenant
      union all
      select number, null, 'ready', isolation, cluster, database, schema, role
        from insula.ready_place
       order by 1""";

  private final Map<Long, Occupant> numbers = new HashMap<>();
  private final Map<String, Occupant> ids = new HashMap<>();
  private final Map<List<String>, Occupant> places = new HashMap<>();
  private final Map<String, Occupant> graves = new HashMap<>();

  static Census of(Insula insula) throws SQLException {
    try (Connection home =
        insula.estate().migrator(Cluster.HOME, insula.estate().database(Cluster.HOME))) {
      Census census = new Census();
      Ask.rows(home, EVERYBODY).forEach(census::add);
      return census;
    }
  }

  private void add(List<String> row) {
    Placement placement =
        new Placement(Isolation.of(row.get(3)), row.get(4), row.get(5), row.get(6), row.get(7));
    @Nullable TenantId tenant = row.get(1).isEmpty() ? null : TenantId.of(row.get(1));
    Occupant occupant =
        new Occupant(Long.parseLong(row.get(0)), tenant, row.get(2).equals("purged"), placement);
    numbers.put(occupant.number(), occupant);
    if (tenant != null) {
      ids.put(tenant.value(), occupant);
    }
    if (!occupant.inRows()) {
      List<String> place = List.of(placement.cluster(), placement.database(), placement.schema());
      places.merge(place, occupant, (a, b) -> a.purged() ? b : a);
      if (occupant.purged()) {
        graves.put(own(placement), occupant);
      }
    }
  }

  /** The name that is the tenant's alone. */
  private static String own(Placement placement) {
    return placement.isolation() == Isolation.DATABASE ? placement.database() : placement.schema();
  }

  int tenants() {
    return ids.size();
  }

  @Nullable Occupant numbered(long number) {
    return numbers.get(number);
  }

  @Nullable Occupant named(String id) {
    return ids.get(id);
  }

  /** Who lives in that schema, or else did. */
  @Nullable Occupant in(String cluster, String database, String schema) {
    return places.get(List.of(cluster, database, schema));
  }

  /** Who is no more, of those whose place's name is a word of that text. */
  Optional<Occupant> graveIn(String text) {
    return word(text, graves::get);
  }

  /** The purged tenant whose id is a word of that text. */
  Optional<Occupant> purgedIn(String text) {
    return word(text, ids::get).filter(Occupant::purged);
  }

  private static Optional<Occupant> word(String text, Function<String, @Nullable Occupant> find) {
    return WORDS
        .splitAsStream(text)
        .flatMap(word -> Optional.ofNullable(find.apply(word)).stream())
        .filter(Objects::nonNull)
        .findFirst();
  }

  Collection<Occupant> purged() {
    Predicate<Occupant> gone = Occupant::purged;
    return ids.values().stream().filter(gone).toList();
  }
}
