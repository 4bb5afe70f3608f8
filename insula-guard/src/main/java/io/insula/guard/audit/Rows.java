package io.insula.guard.audit;

import io.insula.InsulaException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/** Reads rows of the trail. */
final class Rows {
  static final String COLUMNS =
      "position, id, at, occurred_at, actor, action, tenant, object, outcome, severity, address,"
          + " host, process, correlation, detail::text as detail,"
          + " encode(previous, 'hex') as previous, encode(seal, 'hex') as seal";

  private Rows() {}

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * @throws InsulaException if it holds what was never written; names the entry
   */
  static AuditEntry entry(ResultSet row) throws SQLException {
    try {
      return read(row);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new InsulaException(
          "Entry %d (%s) of the audit trail was changed: it can't even be read"
              .formatted(row.getLong("position"), row.getString("id")),
          e);
    }
  }

  private static AuditEntry read(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("position"),
        instant(row, "at"),
        fact(row),
        row.getString("previous"),
        row.getString("seal"));
  }

  private static AuditFact fact(ResultSet row) throws SQLException {
    return new AuditFact(
        row.getObject("id", UUID.class),
        instant(row, "occurred_at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("tenant"),
        row.getString("object"),
        AuditOutcome.of(row.getString("outcome")),
        AuditSeverity.of(row.getString("severity")),
        row.getString("address"),
        row.getString("host"),
        row.getString("process"),
        row.getString("correlation"),
        detail(row.getString("detail")));
  }

  private static Map<String, Object> detail(String json) {
    return json.equals("{}") ? Map.of() : AuditJson.read(json);
  }
}
