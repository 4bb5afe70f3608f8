package io.insula.operations;

import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.catalog.FleetRuns;
import io.insula.spi.TenantDirectory;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings a tenant up to date when it is asked for the first time in this process; after that it
 * costs a look into a set. While a run in waves is open tenants are left as they are, so that none
 * gets ahead of its wave. Thread-safe.
 */
final class FirstTouch implements TenantDirectory {
  private final TenantDirectory directory;
  private final Clock clock;
  private final Set<String> current = ConcurrentHashMap.newKeySet();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private volatile @Nullable FleetWork work;
  private volatile @Nullable WaveRuns waves;

  FirstTouch(TenantDirectory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** From now on. */
  void begin(FleetWork with, WaveRuns unless) {
    waves = unless;
    work = with;
  }

  @Override
  public Tenant tenant(TenantId id) {
    Tenant tenant = directory.tenant(id);
    FleetWork with = work;
    String place = FleetRuns.key(tenant.placement());
    if (with == null || current.contains(place) || !tenant.admitsWork(clock.instant())) {
      return tenant;
    }
    touch(tenant, place, with);
    return directory.tenant(id);
  }

  private void touch(Tenant tenant, String place, FleetWork with) {
    ReentrantLock lock = locks.computeIfAbsent(place, p -> new ReentrantLock());
    lock.lock();
    try {
      if (!current.contains(place) && bring(tenant, with)) {
        current.add(place);
      }
    } finally {
      lock.unlock();
      locks.remove(place);
    }
  }

  /** Whether it is up to date now. */
  private boolean bring(Tenant tenant, FleetWork with) {
    if (with.current(tenant)) {
      return true;
    }
    WaveRuns unless = waves;
    if (unless != null && unless.open().isPresent()) {
      return false;
    }
    with.update(tenant);
    return true;
  }

  @Override
  public Cluster cluster(String name) {
    return directory.cluster(name);
  }
}
