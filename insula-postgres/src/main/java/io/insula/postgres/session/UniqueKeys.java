package io.insula.postgres.session;

import io.insula.jdbc.spi.StatementTraits.ConflictTarget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The unique keys of the tables that conflict targets name, as the live catalog has them. Read when
 * a table is first named, and again when a target fits none of them. Thread-safe.
 */
final class UniqueKeys {
  private static final String KEYS =
      """
      select i.indexrelid, pg_get_indexdef(i.indexrelid, k, true)
      from pg_index i, generate_series(1, i.indnkeyatts) k
      where i.indrelid = to_regclass(?) and i.indisunique
      """;

  private final String tenantColumn;
  private final Map<String, Set<Set<String>>> tables = new ConcurrentHashMap<>();

  UniqueKeys(String tenantColumn) {
    this.tenantColumn = tenantColumn;
  }

  void forget() {
    tables.clear();
  }

  /** What the target means: whether the tenant column has to be put before it. */
  Meaning meaning(ConflictTarget target, Connection connection) throws SQLException {
    Set<Set<String>> known = tables.get(target.table());
    Meaning meaning = known == null ? Meaning.UNKNOWN : meaning(target, known);
    if (meaning != Meaning.UNKNOWN) {
      return meaning;
    }
    Set<Set<String>> fresh = read(target.table(), connection);
    tables.put(target.table(), fresh);
    return meaning(target, fresh);
  }

  /** The statement with the tenant column in its conflict target. */
  String withTenant(String sql, ConflictTarget target) {
    return new StringBuilder(sql).insert(target.position(), quoted(tenantColumn) + ", ").toString();
  }

  /** What a conflict target means. */
  enum Meaning {
    AS_WRITTEN,
    PER_TENANT,
    UNKNOWN
  }

  private Meaning meaning(ConflictTarget target, Set<Set<String>> keys) {
    Set<String> named = new TreeSet<>();
    target.elements().forEach(element -> named.add(normal(element)));
    if (keys.contains(named)) {
      return Meaning.AS_WRITTEN;
    }
    Set<String> withTenant = new TreeSet<>(named);
    withTenant.add(normal(quoted(tenantColumn)));
    return keys.contains(withTenant) ? Meaning.PER_TENANT : Meaning.UNKNOWN;
  }

  private static Set<Set<String>> read(String table, Connection connection) throws SQLException {
    Map<Long, Set<String>> keys = new java.util.HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.computeIfAbsent(rows.getLong(1), index -> new TreeSet<>())
              .add(normal(rows.getString(2)));
        }
      }
    }
    return new HashSet<>(keys.values());
  }

  /** The identifier in quotes. */
  static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  /** One spelling for one expression: blanks and needless quotes gone, folded outside of quotes. */
  private static String normal(@Nullable String element) {
    StringBuilder normal = new StringBuilder();
    for (Lexeme lexeme : Lexeme.of(element == null ? "" : element)) {
      String text = element == null ? "" : element.substring(lexeme.start(), lexeme.end());
      normal.append(
          switch (lexeme.token()) {
            case QUOTED -> unquoted(text);
            case STRING -> text;
            default -> text.toLowerCase(Locale.ROOT);
          });
    }
    return normal.toString();
  }

  private static String unquoted(String quoted) {
    String name = quoted.substring(1, quoted.length() - 1);
    return name.matches("[a-z_][a-z0-9_]*") ? name : quoted;
  }
}
