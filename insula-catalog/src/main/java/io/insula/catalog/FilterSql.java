package io.insula.catalog;

import io.insula.TenantId;
import io.insula.TenantStatus;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A filter as the condition of a query, and the values that it binds. */
final class FilterSql {
  private static final Pattern NUMBER_OR_BOOLEAN =
      Pattern.compile("true|false|-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");

  private final StringBuilder condition = new StringBuilder("true");
  private final List<Object> values = new ArrayList<>();

  FilterSql(TenantFilter filter) {
    statuses(filter);
    equal("plan", filter.plan());
    equal("region", filter.region());
    equal("isolation", filter.isolation() == null ? null : filter.isolation().label());
    equal("cluster", filter.cluster());
    text(filter.text());
    filter.metadata().forEach(this::metadata);
    if (filter.createdFrom() != null) {
      and("created_at >= ?", filter.createdFrom().atOffset(ZoneOffset.UTC));
    }
    if (filter.createdBefore() != null) {
      and("created_at < ?", filter.createdBefore().atOffset(ZoneOffset.UTC));
    }
  }

  FilterSql after(@Nullable TenantId last) {
    if (last != null) {
      and("id > ?", last.value());
    }
    return this;
  }

  String condition() {
    return condition.toString();
  }

  /** Binds the values, beginning with the first parameter. */
  int bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return values.size();
  }

  private void statuses(TenantFilter filter) {
    if (filter.statuses().isEmpty()) {
      and("status <> 'purged'");
    } else {
      String[] labels = filter.statuses().stream().map(TenantStatus::label).toArray(String[]::new);
      and("status = any (?)", (Object) labels);
    }
  }

  private void equal(String column, @Nullable String value) {
    if (value != null) {
      and(column + " = ?", value);
    }
  }

  private void text(@Nullable String text) {
    if (text != null) {
      String like = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
      and("(id ilike ? or name ilike ? or code ilike ?)", like, like, like);
    }
  }

  /** As containment, which the index answers: the text itself, or the value that it is. */
  private void metadata(String key, String value) {
    String asText = CatalogJson.write(Map.of(key, value));
    if (NUMBER_OR_BOOLEAN.matcher(value).matches()) {
      String bare = asText.substring(0, asText.length() - value.length() - 3) + value + "}";
      and("(metadata @> ?::jsonb or metadata @> ?::jsonb)", asText, bare);
    } else {
      and("metadata @> ?::jsonb", asText);
    }
  }

  private void and(String term, Object... bound) {
    condition.append(" and ").append(term);
    values.addAll(List.of(bound));
  }
}
