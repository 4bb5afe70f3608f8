package io.insula.operations;

import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import io.insula.catalog.JournalEntry;
import io.insula.catalog.Lease;
import io.insula.catalog.OperationJournal;
import io.insula.operations.Run.CatalogEffect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The journal of operations, in the words of this package. */
final class Journal {
  private static final String ASKED = "asked";
  private static final String FOUND = "found";

  private final Home home;
  private final Lease lease;
  private final Consumer<TenantId> changed;
  private final OperationJournal entries = new OperationJournal();

  /**
   * A journal.
   *
   * @param changed is told which tenant a committed step may have changed
   */
  Journal(Home home, Lease lease, Consumer<TenantId> changed) {
    this.home = home;
    this.lease = lease;
    this.changed = changed;
  }

  /**
   * Notes that an operation begins, in the transaction that takes the tenant for it.
   *
   * @throws BusyException if another operation of the tenant is running
   */
  JournalEntry begin(
      Connection connection,
      TenantId tenant,
      Operation operation,
      Step step,
      String asked,
      List<String> found,
      String actor)
      throws SQLException {
    return entries
        .begin(connection, tenant, operation, step.name(), request(asked, found), actor, lease)
        .orElseThrow(() -> new BusyException(tenant, operation));
  }

  /** What the journal keeps of a request. */
  static Map<String, Object> request(String asked, List<String> found) {
    return Map.of(ASKED, asked, FOUND, found);
  }

  JournalEntry step(JournalEntry held, Step step, CatalogEffect effect) {
    try {
      return home.transact(
          connection -> {
            JournalEntry noted = entries.step(connection, held, step.name(), lease);
            effect.in(connection);
            return noted;
          });
    } finally {
      changed.accept(held.tenant());
    }
  }

  /** Lets anybody take the operation over at once. */
  void release(JournalEntry held) {
    Lease none = new Lease(lease.owner(), Duration.ZERO);
    home.transact(connection -> entries.step(connection, held, held.step(), none));
  }

  void finish(JournalEntry held, JournalEntry.State state, CatalogEffect effect) {
    try {
      home.transact(
          connection -> {
            effect.in(connection);
            return entries.finish(connection, held, state, null);
          });
    } finally {
      changed.accept(held.tenant());
    }
  }

  Optional<JournalEntry> takeOver(JournalEntry seen) {
    return home.transact(connection -> entries.takeOver(connection, seen, lease));
  }

  /** The running operation of that kind. */
  Optional<JournalEntry> running(TenantId tenant, Operation operation) {
    return home.transact(connection -> entries.running(connection, tenant))
        .filter(entry -> entry.kind() == operation);
  }

  List<JournalEntry> running() {
    return home.transact(entries::unfinished);
  }

  /** How long the lease is, in nanoseconds. */
  long leaseNanos() {
    return lease.length().toNanos();
  }

  /** The fingerprint of what was asked for. */
  static String asked(JournalEntry entry) {
    return String.valueOf(entry.request().get(ASKED));
  }

  static List<String> found(JournalEntry entry) {
    return entry.request().get(FOUND) instanceof Collection<?> lines
        ? lines.stream().map(String::valueOf).toList()
        : List.of();
  }
}
