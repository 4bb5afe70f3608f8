package io.insula.catalog;

import io.insula.TenantEvent;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The outbox: what happened to tenants, committed together with it. Every method runs in the
 * transaction of the given connection, which must be the migrator's. Stateless and thread-safe.
 */
public final class EventLog {

  /** Writes an event; it can be read once the transaction, and all older ones, have ended. */
  public void append(Connection migrator, TenantEvent event, Map<String, Object> payload)
      throws SQLException {
    String sql =
        """
        insert into insula.event (operation, phase, tenant, actor, at, payload)
        values (?, ?, ?, ?, ?, ?::jsonb)""";
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(
          statement,
          event.operation().name().toLowerCase(Locale.ROOT),
          event.phase().name().toLowerCase(Locale.ROOT),
          event.tenant().value(),
          event.actor(),
          event.at().atOffset(ZoneOffset.UTC),
          CatalogJson.write(payload));
      statement.executeUpdate();
    }
  }

  /**
   * The events after that position, in an order that never changes: a reader who goes on after the
   * last one misses none, although transactions commit in another order than they began. That costs
   * a delay: events wait for the transactions that began before theirs.
   */
  public List<LoggedEvent> after(Connection migrator, Position position, int limit)
      throws SQLException {
    String sql =
        """
        select id, transaction::text as xid, operation, phase, tenant, actor, at, payload
          from insula.event
         where (transaction, id) > (?::text::xid8, ?)
           and transaction < pg_snapshot_xmin(pg_current_snapshot())
         order by transaction, id
         limit ?""";
    List<LoggedEvent> events = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(sql)) {
      Values.bind(statement, Long.toString(position.transaction()), position.id(), limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
    }
    return events;
  }

  private static LoggedEvent event(ResultSet row) throws SQLException {
    return new LoggedEvent(
        new Position(Long.parseLong(row.getString("xid")), row.getLong("id")),
        new TenantEvent(
            TenantEvent.Operation.valueOf(row.getString("operation").toUpperCase(Locale.ROOT)),
            TenantEvent.Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
            TenantId.of(row.getString("tenant")),
            row.getString("actor"),
            TenantRow.certain(row, "at")),
        CatalogJson.read(row.getString("payload")));
  }

  /**
   * Up to where the events were read.
   *
   * @param transaction of the last event
   * @param id of the last event
   */
  public record Position(long transaction, long id) {
    /** Before the first event. */
    public static final Position START = new Position(0, 0);
  }
}
