package io.insula.cli.demo;

import io.insula.InsulaException;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.operations.BatchListener;
import io.insula.operations.BatchReport;
import io.insula.operations.Insula;
import io.insula.operations.PageRequest;
import io.insula.operations.TenantFilter;
import java.time.Duration;
import java.util.List;

/** A dozen shops with live traffic on an open installation. Thread-safe; closing it ends it. */
public final class Demo implements AutoCloseable {
  private static final int SHOWN = 50;

  private final Insula insula;
  private final Traffic traffic;
  private final long begun = System.nanoTime();

  private Demo(Insula insula, Traffic traffic) {
    this.insula = insula;
    this.traffic = traffic;
  }

  /**
   * Creates the shops that are not there.
   *
   * @throws InsulaException if one can't be created
   */
  public static BatchReport createShops(Insula insula, BatchListener listener) {
    List<TenantId> present =
        insula
            .tenants()
            .list(TenantFilter.all(), PageRequest.first(PageRequest.MAX_SIZE))
            .tenants()
            .stream()
            .map(Tenant::id)
            .toList();
    return insula
        .tenants()
        .createAll(
            Shops.all().stream().filter(shop -> !present.contains(shop.id())).toList(), listener);
  }

  /**
   * Lets the customers in.
   *
   * @param perSecond requests of all shops together
   */
  public static Demo start(Insula insula, int perSecond) {
    Demo demo = new Demo(insula, new Traffic(insula.dataSource()));
    demo.refresh();
    demo.traffic.start(perSecond);
    return demo;
  }

  /** How it goes; also lets in the customers of shops that have been created meanwhile. */
  public Snapshot snapshot() {
    refresh();
    return traffic.snapshot(Duration.ofNanos(System.nanoTime() - begun));
  }

  private void refresh() {
    traffic.serve(insula.tenants().list(TenantFilter.all(), PageRequest.first(SHOWN)).tenants());
  }

  @Override
  public void close() {
    traffic.close();
  }
}
