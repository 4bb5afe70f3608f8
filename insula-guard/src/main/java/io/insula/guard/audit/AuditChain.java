package io.insula.guard.audit;

import io.insula.jdbc.Secret;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the trail, in the transaction of the given connection: it locks the end of the trail
 * until that transaction ends, so append last of all, and commit. Immutable and thread-safe.
 */
final class AuditChain {
  private static final String HEAD =
      """
      select last_position, last_at, last_seal, last_mac, now_at from insula.audit_lock()""";
  private static final String APPEND = "select insula.audit_append(?::jsonb, ?)";
  private static final String KNOWN = "select * from insula.audit_known(?)";

  private final AuditKey key;
  private final UnaryOperator<Instant> time;

  AuditChain(Secret secret) {
    this(secret, UnaryOperator.identity());
  }

  /**
   * @param time what time it is, given the database's
   */
  AuditChain(Secret secret, UnaryOperator<Instant> time) {
    this.key = new AuditKey(secret);
    this.time = time;
  }

  /**
   * Appends the facts, in their order.
   *
   * @param again whether some may be in the trail already, since it was tried before; those are
   *     left out
   * @return the entries that were made
   */
  List<AuditEntry> append(
      Connection connection, List<AuditFact> facts, boolean again, Scribe scribe)
      throws SQLException {
    Link head = head(connection);
    List<AuditFact> fresh = again ? unknown(connection, facts) : facts;
    if (fresh.isEmpty()) {
      return List.of();
    }
    List<AuditEntry> entries = new ArrayList<>();
    Link last = head;
    if (!head.intact(key)) {
      last = add(entries, last, head, scribe.fact(changedHead(head)));
    }
    for (AuditFact fact : fresh) {
      last = add(entries, last, head, fact);
    }
    write(connection, entries, key.head(last.position, last.at, last.seal));
    return entries;
  }

  private static AuditRecord changedHead(Link head) {
    return AuditRecord.failed(AuditActions.HEAD_CHANGED)
        .severity(AuditSeverity.CRITICAL)
        .detail("position", head.position);
  }

  private Link add(List<AuditEntry> entries, Link last, Link head, AuditFact fact) {
    long position = last.position + 1;
    String seal = key.entry(last.seal, position, head.now, fact);
    entries.add(new AuditEntry(position, head.now, fact, last.seal, seal));
    return new Link(position, head.now, seal, "", head.now);
  }

  private Link head(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HEAD);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The end of the audit trail is gone", "55000");
      }
      Instant at = Rows.instant(row, "last_at");
      Instant now = time.apply(Rows.instant(row, "now_at")).truncatedTo(ChronoUnit.MICROS);
      Link found =
          new Link(
              row.getLong("last_position"),
              at,
              row.getString("last_seal"),
              row.getString("last_mac"),
              now);
      return found.intact(key) && now.isBefore(at) ? found.asOf(at) : found;
    }
  }

  private static List<AuditFact> unknown(Connection connection, List<AuditFact> facts)
      throws SQLException {
    Set<UUID> known = new HashSet<>();
    Array ids = connection.createArrayOf("uuid", facts.stream().map(AuditFact::id).toArray());
    try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
      statement.setArray(1, ids);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getObject(1, UUID.class));
        }
      }
    }
    List<AuditFact> unknown = new ArrayList<>();
    for (AuditFact fact : facts) {
      if (known.add(fact.id())) {
        unknown.add(fact);
      }
    }
    return unknown;
  }

  private static void write(Connection connection, List<AuditEntry> entries, String mac)
      throws SQLException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    entries.forEach(entry -> rows.add(new LinkedHashMap<>(AuditJson.document(entry))));
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setString(1, AuditJson.write(rows));
      statement.setString(2, mac);
      statement.execute();
    }
  }

  /** The end of the trail; and what time it is. */
  private record Link(long position, Instant at, String seal, String mac, Instant now) {
    Link asOf(Instant other) {
      return new Link(position, at, seal, mac, other);
    }

    boolean intact(AuditKey key) {
      boolean unused = position == 0 && seal.isEmpty() && mac.isEmpty();
      return unused || AuditKey.same(mac, key.head(position, at, seal));
    }
  }
}
