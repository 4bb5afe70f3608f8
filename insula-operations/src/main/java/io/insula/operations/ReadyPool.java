package io.insula.operations;

import io.insula.Isolation;
import java.util.List;

/**
 * Places that are kept ready: empty, migrated, each for a tenant to come. Creating a tenant in
 * schema or database isolation takes one, which is a matter of milliseconds; if none is ready, its
 * place is built as ever. What was taken is made again in the background, by the process whose
 * tenant took it (see {@link InsulaBuilder#withoutRefill()}). Thread-safe.
 *
 * <pre>{@code
 * insula.readyPool().keep(Isolation.SCHEMA, 50);
 * insula.readyPool().fill(FillListener.NONE);
 * }</pre>
 */
public interface ReadyPool {
  /**
   * Says how many places are to be kept ready on the home cluster; 0 to keep none. They are made
   * and removed by {@link #fill}, and in the background after the next sign-up.
   *
   * @throws io.insula.InsulaException for row isolation, where there is nothing to keep
   * @throws IllegalArgumentException if the size is negative
   */
  void keep(Isolation isolation, int size);

  /**
   * Says how many places are to be kept ready on a cluster; 0 to keep none.
   *
   * @throws io.insula.InsulaException for row isolation, or if there is no such cluster
   * @throws IllegalArgumentException if the size is negative
   */
  void keep(Isolation isolation, int size, String cluster);

  /**
   * Makes what is missing and removes what is too much, also what a crash left half done. Many
   * processes may do so at once: they share the work.
   */
  FillReport fill(FillListener listener);

  /** What there is, of each kind that was ever to be kept. */
  List<Stock> status();

  /**
   * What there is of one kind.
   *
   * @param cluster where
   * @param isolation schema or database
   * @param size how many are to be kept ready
   * @param ready how many a tenant could take now
   * @param behind how many of those are not up to date with this process's migration files: a
   *     tenant that takes one waits until it is
   * @param unfinished how many are being made or removed, or were left half done by a crash
   * @param claims how many tenants have taken one
   * @param misses how many tenants found none ready, so that their place was built
   */
  record Stock(
      String cluster,
      Isolation isolation,
      int size,
      int ready,
      int behind,
      int unfinished,
      long claims,
      long misses) {}

  /**
   * What filling did.
   *
   * @param made how many places were made ready
   * @param removed how many were removed
   * @param failures why others were not; they are tried again next time
   */
  record FillReport(int made, int removed, List<RuntimeException> failures) {
    public FillReport {
      failures = List.copyOf(failures);
    }

    /** Whether nothing failed. */
    public boolean succeeded() {
      return failures.isEmpty();
    }
  }

  /** Is told how far filling is; from several threads, one at a time. */
  @FunctionalInterface
  interface FillListener {
    /** Does nothing. */
    FillListener NONE = (done, total) -> {};

    /**
     * One more place is made, removed, or has failed.
     *
     * @param total how many there are to do, as it seemed at the beginning
     */
    void done(int done, int total);
  }
}
