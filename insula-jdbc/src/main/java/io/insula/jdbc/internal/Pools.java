package io.insula.jdbc.internal;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.DataSourceSettings;
import io.insula.jdbc.spi.Dialect;
import io.insula.jdbc.spi.Source;
import io.insula.jdbc.spi.SourceSettings;
import io.insula.spi.TenantDirectory;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pool for each (cluster, database, role), opened when it is first needed. When there are more
 * than the settings allow, those that rested longest are closed; never one in use. Thread-safe; a
 * known pool is found without a lock.
 */
public final class Pools implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pools.class);

  private final TenantDirectory directory;
  private final Dialect dialect;
  private final DataSourceSettings settings;
  private final Clock clock;
  private final ConcurrentHashMap<Key, Pool> open = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor housekeeper = housekeeper();
  private volatile boolean closed;

  public Pools(
      TenantDirectory directory, Dialect dialect, DataSourceSettings settings, Clock clock) {
    this.directory = directory;
    this.dialect = dialect;
    this.settings = settings;
    this.clock = clock;
  }

  private static ScheduledThreadPoolExecutor housekeeper() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "insula-pools");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /** The pool for that place, entered: the caller leaves it. */
  Pool enter(Placement placement) {
    Key key = new Key(placement.cluster(), placement.database(), placement.role());
    while (true) {
      Pool pool = open.get(key);
      if (pool == null) {
        pool = open.computeIfAbsent(key, missing -> create(missing, placement));
        closeResting(pool);
      }
      if (pool.enter()) {
        return pool;
      }
      open.remove(key, pool);
    }
  }

  /** Where work without a tenant may look at metadata. */
  Placement home() {
    String url = directory.cluster(Cluster.HOME).url();
    return new Placement(
        Isolation.ROW,
        Cluster.HOME,
        dialect.databaseOf(url),
        settings.rowSchema(),
        settings.roles().application());
  }

  private Pool create(Key key, Placement placement) {
    if (closed) {
      throw new IllegalStateException("The DataSource is closed");
    }
    LOG.debug("Opening the pool {}", key);
    return new Pool(key.toString(), source(placement), settings, housekeeper);
  }

  private Source source(Placement placement) {
    String cluster = directory.cluster(placement.cluster()).url();
    List<String> faults = dialect.faults(cluster);
    if (!faults.isEmpty()) {
      throw new InsulaException(
          "The address of cluster \"" + placement.cluster() + "\": " + String.join(" ", faults));
    }
    boolean own = placement.isolation() == Isolation.DATABASE;
    return dialect.source(
        new SourceSettings(
            dialect.urlOf(cluster, placement.database()),
            new Credentials(placement.role(), settings.password(placement.role())),
            List.of(own ? placement.schema() : settings.rowSchema(), settings.sharedSchema()),
            settings.sharedSchema(),
            settings.column(),
            settings.binding(),
            clock));
  }

  private void closeResting(Pool newest) {
    int surplus = open.size() - settings.pools().pools();
    if (surplus <= 0) {
      return;
    }
    open.entrySet().stream()
        .filter(entry -> entry.getValue() != newest)
        .sorted(Comparator.comparingLong(entry -> entry.getValue().lastUse()))
        .limit(surplus)
        .filter(entry -> entry.getValue().closeIfUnused())
        .forEach(entry -> open.remove(entry.getKey(), entry.getValue()));
  }

  /** How many pools are open. */
  public int size() {
    return open.size();
  }

  /** Forgets what was learned of the tables: a migration has changed them. */
  public void forgetTables() {
    open.values().forEach(pool -> pool.plans().forget());
  }

  @Override
  public void close() {
    closed = true;
    open.values().forEach(Pool::close);
    open.clear();
    housekeeper.shutdownNow();
  }

  private record Key(String cluster, String database, String role) {
    @Override
    public String toString() {
      return cluster + "/" + database + "/" + role;
    }
  }
}
