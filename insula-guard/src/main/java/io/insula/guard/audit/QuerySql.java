package io.insula.guard.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query as SQL. */
final class QuerySql {
  /** By how much the clocks of processes and database may differ. */
  private static final Duration SKEW = Duration.ofDays(1);

  private final StringBuilder where = new StringBuilder("true");
  private final List<Object> values = new ArrayList<>();

  private QuerySql() {}

  static QuerySql of(AuditQuery query) {
    QuerySql sql = new QuerySql();
    sql.and("tenant = ?", query.tenant());
    sql.and("actor = ?", query.actor());
    sql.action(query.action());
    sql.outcome(query.outcome());
    sql.severity(query.severity());
    sql.times(query);
    sql.and("words @@ websearch_to_tsquery('simple', ?)", query.text());
    sql.and("words @@ phraseto_tsquery('simple', ?)", query.correlation());
    sql.and("correlation = ?", query.correlation());
    return sql;
  }

  private void action(@Nullable String action) {
    if (action != null) {
      where.append(" and (action = ? or action like ?)");
      values.add(action);
      values.add(action.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + ".%");
    }
  }

  /** Said in the words of the partial index, so that it is used. */
  private void outcome(@Nullable AuditOutcome outcome) {
    and("outcome = ?", outcome == null ? null : outcome.label());
    if (outcome != null && outcome != AuditOutcome.SUCCESS) {
      where.append(" and outcome in ('failure', 'denied')");
    }
  }

  private void severity(@Nullable AuditSeverity severity) {
    if (severity != null && severity != AuditSeverity.INFO) {
      where
          .append(" and severity in ('")
          .append(
              Arrays.stream(AuditSeverity.values())
                  .filter(one -> one.compareTo(severity) >= 0)
                  .map(AuditSeverity::label)
                  .collect(Collectors.joining("', '")))
          .append("')");
    }
  }

  /** An entry is written after it occurred, so that older months need not be looked at. */
  private void times(AuditQuery query) {
    if (query.since() != null) {
      and("occurred_at >= ?", Rows.time(query.since()));
      and("at >= ?", Rows.time(query.since().minus(SKEW)));
    }
    if (query.until() != null) {
      and("occurred_at < ?", Rows.time(query.until()));
    }
  }

  void and(String condition, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      values.add(value);
    }
  }

  String where() {
    return where.toString();
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }
}
