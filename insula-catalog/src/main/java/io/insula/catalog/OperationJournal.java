package io.insula.catalog;

import io.insula.TenantEvent;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is being done to tenants, so that after a crash somebody finishes or undoes it. A tenant has
 * at most one running operation. Every method runs in the transaction of the given connection,
 * which must be the migrator's. Leases go by the database's clock. Stateless and thread-safe.
 */
public final class OperationJournal {
  private static final String LEASE = "clock_timestamp() + ? * interval '1 millisecond'";

  /**
   * Notes that an operation begins.
   *
   * @param request JSON values
   * @return empty if another operation of the tenant is running; see {@link #running}
   */
  public Optional<JournalEntry> begin(
      Connection migrator,
      TenantId tenant,
      TenantEvent.Operation kind,
      String step,
      Map<String, Object> request,
      String actor,
      Lease lease)
      throws SQLException {
    return one(
        migrator,
        """
        insert into insula.operation (tenant, kind, state, step, request, actor, owner, lease_until)
        values (?, ?, 'running', ?, ?::jsonb, ?, ?, %s)
        on conflict (tenant) where state = 'running' do nothing
        returning *"""
            .formatted(LEASE),
        tenant.value(),
        kind.name().toLowerCase(Locale.ROOT),
        step,
        CatalogJson.write(request),
        actor,
        lease.owner(),
        lease.length().toMillis());
  }

  /**
   * Notes a step, in the transaction that commits its effect, and renews the lease.
   *
   * @param held the operation as it was begun or taken over
   * @throws LeaseLostException if it was taken over since, or has ended
   */
  public JournalEntry step(Connection migrator, JournalEntry held, String step, Lease lease)
      throws SQLException {
    return one(
            migrator,
            """
            update insula.operation
               set step = ?, updated_at = clock_timestamp(), lease_until = %s
             where id = ? and epoch = ? and state = 'running'
            returning *"""
                .formatted(LEASE),
            step,
            lease.length().toMillis(),
            held.id(),
            held.epoch())
        .orElseThrow(() -> new LeaseLostException(held.tenant()));
  }

  /**
   * Notes how an operation ended.
   *
   * @param state anything but running
   * @param error why it failed, without secrets, or null
   * @throws LeaseLostException if it was taken over since, or has ended
   */
  public JournalEntry finish(
      Connection migrator, JournalEntry held, JournalEntry.State state, @Nullable String error)
      throws SQLException {
    if (state == JournalEntry.State.RUNNING) {
      throw new IllegalArgumentException("An operation ends as done, failed or undone");
    }
    return one(
            migrator,
            """
            update insula.operation
               set state = ?, error = ?, updated_at = clock_timestamp(),
                   finished_at = clock_timestamp()
             where id = ? and epoch = ? and state = 'running'
            returning *""",
            state.label(),
            error,
            held.id(),
            held.epoch())
        .orElseThrow(() -> new LeaseLostException(held.tenant()));
  }

  /**
   * Makes a running operation one's own, if its lease has run out.
   *
   * @param seen the operation as it was found
   * @return the operation with its new epoch, or empty if somebody is at work on it
   */
  public Optional<JournalEntry> takeOver(Connection migrator, JournalEntry seen, Lease lease)
      throws SQLException {
    return one(
        migrator,
        """
        update insula.operation
           set epoch = epoch + 1, attempt = attempt + 1, owner = ?,
               updated_at = clock_timestamp(), lease_until = %s
         where id = ? and epoch = ? and state = 'running' and lease_until <= clock_timestamp()
        returning *"""
            .formatted(LEASE),
        lease.owner(),
        lease.length().toMillis(),
        seen.id(),
        seen.epoch());
  }

  /** The running operation of a tenant. */
  public Optional<JournalEntry> running(Connection migrator, TenantId tenant) throws SQLException {
    return one(
        migrator,
        "select * from insula.operation where tenant = ? and state = 'running'",
        tenant.value());
  }

  /** All running operations, leased or abandoned, the oldest first. */
  public List<JournalEntry> unfinished(Connection migrator) throws SQLException {
    return read(migrator, "select * from insula.operation where state = 'running' order by id");
  }

  /** What was done to a tenant, the newest first. */
  public List<JournalEntry> history(Connection migrator, TenantId tenant, int limit)
      throws SQLException {
    return read(
        migrator,
        "select * from insula.operation where tenant = ? order by id desc limit ?",
        tenant.value(),
        limit);
  }

  private static Optional<JournalEntry> one(
      Connection migrator, String sql, @Nullable Object... values) throws SQLException {
    return read(migrator, sql, values).stream().findFirst();
  }

  private static List<JournalEntry> read(
      Connection migrator, String sql, @Nullable Object... values) throws SQLException {
    List<JournalEntry> entries = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(entry(rows));
        }
      }
    }
    return entries;
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong("id"),
        TenantId.of(row.getString("tenant")),
        TenantEvent.Operation.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        JournalEntry.State.of(row.getString("state")),
        row.getString("step"),
        row.getInt("attempt"),
        row.getLong("epoch"),
        row.getString("owner"),
        TenantRow.certain(row, "lease_until"),
        row.getString("actor"),
        CatalogJson.read(row.getString("request")),
        row.getString("error"),
        TenantRow.certain(row, "started_at"),
        TenantRow.certain(row, "updated_at"),
        TenantRow.instant(row, "finished_at"));
  }
}
