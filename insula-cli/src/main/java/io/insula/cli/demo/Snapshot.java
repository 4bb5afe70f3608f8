package io.insula.cli.demo;

import io.insula.Tenant;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the demo goes at one moment.
 *
 * @param running since when it runs
 * @param shops in the order of their ids
 * @param rowsRead how many rows the shops have read
 * @param foreignRows how many of them were another shop's: the number that must stay 0
 * @param breakIns how often a shop tried to reach another one's rows
 * @param lastError of a request that failed, if one did
 */
public record Snapshot(
    Duration running,
    List<Shop> shops,
    long rowsRead,
    long foreignRows,
    long breakIns,
    @Nullable String lastError) {

  public Snapshot {
    shops = List.copyOf(shops);
  }

  /** Requests per second, of all shops together. */
  public double perSecond() {
    return shops.stream().mapToDouble(Shop::perSecond).sum();
  }

  /** How many requests failed, other than those of shops that are closed. */
  public long errors() {
    return shops.stream().mapToLong(Shop::errors).sum();
  }

  /**
   * How one shop goes.
   *
   * @param perSecond requests, lately
   * @param median latency, lately
   * @param slowest the 99th percentile of the latency, lately
   * @param invoices that the shop sees
   * @param refused requests since the shop was closed
   */
  public record Shop(
      Tenant tenant,
      double perSecond,
      Duration median,
      Duration slowest,
      long invoices,
      long refused,
      long errors) {}
}
