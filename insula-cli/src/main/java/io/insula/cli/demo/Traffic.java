package io.insula.cli.demo;

import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantUnavailableException;
import io.insula.cli.demo.ShopRequests.Seen;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Customers of random shops, at a gentle and bounded rate, and now and then a burglar. */
final class Traffic implements AutoCloseable {
  private static final int WORKERS = 3;
  private static final long ENOUGH_INVOICES = 20_000;
  private static final long INSPECTION_MILLIS = 200;

  private final ShopRequests requests;
  private final Burglar burglar;
  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(WORKERS + 1);
  private final Map<TenantId, Meter> meters = new ConcurrentHashMap<>();
  private final Set<TenantId> opened = ConcurrentHashMap.newKeySet();
  private final AtomicLong rowsRead = new AtomicLong();
  private final AtomicLong foreignRows = new AtomicLong();
  private final AtomicLong breakIns = new AtomicLong();
  private volatile List<Tenant> shops = List.of();
  private volatile @Nullable String lastError;
  private final List<Future<?>> running = new ArrayList<>();
  private int inspected;

  Traffic(DataSource database) {
    this.requests = new ShopRequests(database);
    this.burglar = new Burglar(database);
  }

  void serve(List<Tenant> tenants) {
    shops = List.copyOf(tenants);
  }

  void start(int perSecond) {
    long period = TimeUnit.SECONDS.toMicros(1) * WORKERS / perSecond;
    for (int worker = 0; worker < WORKERS; worker++) {
      running.add(
          workers.scheduleAtFixedRate(
              this::customer, worker * period / WORKERS, period, TimeUnit.MICROSECONDS));
    }
    running.add(
        workers.scheduleWithFixedDelay(
            this::inspect, INSPECTION_MILLIS, INSPECTION_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void customer() {
    List<Tenant> open = shops;
    if (!open.isEmpty()) {
      // The square prefers the shops at the front: the greater plans.
      double random = ThreadLocalRandom.current().nextDouble();
      attempt(open.get((int) (random * random * open.size())), this::visit);
    }
  }

  private void visit(Tenant shop) throws SQLException {
    if (opened.add(shop.id())) {
      try {
        requests.open();
      } catch (SQLException | RuntimeException e) {
        opened.remove(shop.id());
        throw e;
      }
    }
    int wish = ThreadLocalRandom.current().nextInt(10);
    Meter meter = meter(shop);
    long begun = System.nanoTime();
    if (wish < 3 && meter.invoices() < ENOUGH_INVOICES) {
      requests.sell(shop.id());
    } else if (wish == 3) {
      requests.pay();
    } else {
      count(requests.browse(shop.id()));
    }
    meter.served(Duration.ofNanos(System.nanoTime() - begun), second());
  }

  /** One shop after the other: what it sees, and whether it can see into the next one. */
  private void inspect() {
    List<Tenant> all = shops;
    if (all.size() > 1) {
      Tenant shop = all.get(inspected++ % all.size());
      Tenant other = all.get(ThreadLocalRandom.current().nextInt(all.size()));
      attempt(
          shop,
          tenant -> {
            Seen seen = requests.inspect(tenant.id());
            meter(tenant).sees(seen.rows());
            count(seen);
          });
      if (!other.id().equals(shop.id())) {
        attempt(shop, tenant -> tryTheWall(tenant, other));
      }
    }
  }

  private void tryTheWall(Tenant shop, Tenant other) {
    foreignRows.addAndGet(burglar.breakIn(shop, other));
    breakIns.incrementAndGet();
  }

  private void count(Seen seen) {
    rowsRead.addAndGet(seen.rows());
    foreignRows.addAndGet(seen.foreign());
  }

  private void attempt(Tenant shop, Visit visit) {
    try {
      TenantContext.use(shop.id(), () -> visit.to(shop));
    } catch (TenantUnavailableException e) {
      meter(shop).refused();
    } catch (SQLException | RuntimeException e) { // one that came through would end the traffic
      if (!workers.isShutdown()) {
        meter(shop).failed();
        lastError = shop.id() + ": " + e.getMessage();
      }
    }
  }

  private Meter meter(Tenant shop) {
    return meters.computeIfAbsent(shop.id(), id -> new Meter());
  }

  Snapshot snapshot(Duration running) {
    List<Snapshot.Shop> states = new ArrayList<>();
    for (Tenant shop : shops) {
      Meter meter = meter(shop);
      states.add(
          new Snapshot.Shop(
              shop,
              meter.perSecond(second()),
              meter.percentile(0.50),
              meter.percentile(0.99),
              meter.invoices(),
              meter.refusals(),
              meter.errors()));
    }
    return new Snapshot(
        running, states, rowsRead.get(), foreignRows.get(), breakIns.get(), lastError);
  }

  private static long second() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
  }

  @Override
  public void close() {
    running.forEach(one -> one.cancel(false));
    workers.shutdown();
    try {
      if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Visit {
    void to(Tenant shop) throws SQLException;
  }
}
