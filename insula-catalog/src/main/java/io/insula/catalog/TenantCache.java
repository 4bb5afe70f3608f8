package io.insula.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insula.CatalogUnavailableException;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Tenants in memory. One query at a time for one id; a record never gives way to an older one.
 * Thread-safe.
 *
 * <p>Two things can overtake a query while it runs: an announced change, which is handed to the
 * {@link Flight} so that the newer record wins, and {@link #invalidate}, which takes the flight out
 * of the map so that its result is not kept. A flight lands, inside the map's lock for its id, only
 * if it is still there.
 */
final class TenantCache {
  private final CatalogReader reader;
  private final CatalogSettings settings;
  private final Counters counters;
  private final Cache<TenantId, Tenant> settled;

  /** Ids that nobody has, and tenants that may vanish again without being announced. */
  private final Cache<TenantId, Answer> unsettled;

  private final ConcurrentMap<TenantId, Flight> flights = new ConcurrentHashMap<>();

  TenantCache(CatalogReader reader, CatalogSettings settings, Counters counters) {
    this.reader = reader;
    this.settings = settings;
    this.counters = counters;
    this.settled =
        Caffeine.newBuilder()
            .maximumSize(settings.maxTenants())
            .expireAfterWrite(settings.timeToLive())
            .build();
    this.unsettled =
        Caffeine.newBuilder()
            .maximumSize(settings.maxUnknown())
            .expireAfterWrite(settings.unknownFor())
            .build();
  }

  /** The tenant, or null if there is none of that id. */
  @Nullable Tenant get(TenantId id) {
    Tenant known = settled.getIfPresent(id);
    if (known != null) {
      counters.hits.increment();
      return known;
    }
    Answer brief = unsettled.getIfPresent(id);
    if (brief != null) {
      counters.hits.increment();
      return brief.tenant();
    }
    counters.misses.increment();
    return load(id).orElse(null);
  }

  private Optional<Tenant> load(TenantId id) {
    Flight mine = new Flight();
    Flight other = flights.putIfAbsent(id, mine);
    if (other != null) {
      return other.await(settings.answerWithin());
    }
    try {
      Answer answer = remembered(id);
      Optional<Tenant> found =
          answer != null ? Optional.ofNullable(answer.tenant()) : query(id, mine);
      mine.complete(found);
      return found;
    } catch (SQLException e) {
      CatalogUnavailableException failure =
          new CatalogUnavailableException(
              "Tenant \""
                  + id
                  + "\" could not be looked up: the catalog can't be read (SQLSTATE "
                  + e.getSQLState()
                  + "). Check the database that holds the catalog.",
              e);
      mine.fail(failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      mine.fail(e);
      throw e;
    } finally {
      flights.remove(id, mine);
    }
  }

  /** What another flight may have brought just before this one began. */
  private @Nullable Answer remembered(TenantId id) {
    Tenant known = settled.getIfPresent(id);
    return known != null ? new Answer(known) : unsettled.getIfPresent(id);
  }

  private Optional<Tenant> query(TenantId id, Flight flight) throws SQLException {
    counters.loads.increment();
    return land(id, flight, reader.tenant(id));
  }

  private Optional<Tenant> land(TenantId id, Flight flight, Optional<Tenant> loaded) {
    Landing landing = new Landing(loaded);
    flights.computeIfPresent(
        id,
        (key, current) -> {
          if (current != flight) {
            return current;
          }
          landing.newest = flight.newest(loaded);
          keep(id, landing.newest);
          return null;
        });
    return landing.newest;
  }

  private void keep(TenantId id, Optional<Tenant> tenant) {
    if (tenant.isPresent() && tenant.get().status() != TenantStatus.PROVISIONING) {
      settled.asMap().merge(id, tenant.get(), TenantCache::newer);
      unsettled.invalidate(id);
    } else {
      unsettled.put(id, new Answer(tenant.orElse(null)));
    }
  }

  /** Takes note of a change, if the tenant is remembered or being looked up. */
  void changed(Tenant tenant) {
    TenantId id = tenant.id();
    flights.computeIfPresent(
        id,
        (key, flight) -> {
          flight.overtake(tenant);
          return flight;
        });
    unsettled.invalidate(id);
    settled.asMap().computeIfPresent(id, (key, known) -> newer(known, tenant));
  }

  /** Forgets the tenant, and what is being loaded of it. */
  void invalidate(TenantId id) {
    flights.remove(id);
    settled.invalidate(id);
    unsettled.invalidate(id);
  }

  /** Forgets everything. */
  void clear() {
    flights.clear();
    settled.invalidateAll();
    unsettled.invalidateAll();
  }

  /** How many ids are remembered, known or unknown; for tests. */
  long size() {
    settled.cleanUp();
    unsettled.cleanUp();
    return settled.estimatedSize() + unsettled.estimatedSize() + flights.size();
  }

  static Tenant newer(Tenant one, Tenant other) {
    return one.revision() >= other.revision() ? one : other;
  }

  private static final class Landing {
    private Optional<Tenant> newest;

    private Landing(Optional<Tenant> loaded) {
      this.newest = loaded;
    }
  }

  private record Answer(@Nullable Tenant tenant) {}
}
