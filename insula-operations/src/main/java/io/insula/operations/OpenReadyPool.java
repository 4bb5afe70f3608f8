package io.insula.operations;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.catalog.ReadyKind;
import io.insula.catalog.ReadyStock;
import java.util.List;

/** The ready pool of an open installation. */
final class OpenReadyPool implements ReadyPool {
  /** How many places are made at a time. */
  static final int WORKERS = 4;

  private final Records records;
  private final ReadyRecords ready;
  private final ReadyWork work;

  OpenReadyPool(Records records, ReadyRecords ready, ReadyWork work) {
    this.records = records;
    this.ready = ready;
    this.work = work;
  }

  @Override
  public void keep(Isolation isolation, int size) {
    keep(isolation, size, Cluster.HOME);
  }

  @Override
  public void keep(Isolation isolation, int size, String cluster) {
    if (size < 0) {
      throw new IllegalArgumentException(
          size + " places can't be kept ready; say how many, or 0 for none");
    }
    ReadyKind kind = new ReadyKind(cluster, isolation);
    records.cluster(cluster);
    ready.keep(kind, size);
  }

  @Override
  public FillReport fill(FillListener listener) {
    return new Filling(work, ready.stocks(), listener, () -> false).run(WORKERS);
  }

  @Override
  public List<Stock> status() {
    return ready.stocks().stream().map(OpenReadyPool::shown).toList();
  }

  private static Stock shown(ReadyStock stock) {
    return new Stock(
        stock.kind().cluster(),
        stock.kind().isolation(),
        stock.size(),
        stock.ready(),
        stock.behind(),
        stock.unfinished(),
        stock.claims(),
        stock.misses());
  }
}
