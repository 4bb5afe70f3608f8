package io.insula.fleet;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a statement does, as far as its words tell. */
enum StatementType {
  /** Changes definitions: runs once for all row tenants of a schema. */
  DEFINITION,
  /** Reads or changes rows: runs once for each row tenant. */
  DATA,
  /** Changes rows and definitions: can't run in row isolation. */
  MIXED,
  /** Empties whole tables: can't run in row isolation. */
  TRUNCATE,
  /** Changes settings of the session. */
  SETTING,
  /** Adds a value to an enum, which can't be used before the transaction ends. */
  ENUM_VALUE,
  /** Begins or ends transactions: that is not for files to do. */
  TRANSACTION,
  /** Has its data behind it, as psql would read it. */
  COPY_DATA,
  /** Gives up everything that a session holds, the lock of the migration too. */
  DISCARD,
  /** Refuses to run in a transaction. */
  ALONE;

  private static final Pattern DATA_WORDS =
      Pattern.compile(
          "insert|update|delete|merge|select|with|values|table|call|execute|fetch|copy");
  private static final Pattern TRANSACTION_WORDS =
      Pattern.compile(
          "(begin|commit|end|rollback|abort|savepoint|release|start transaction"
              + "|prepare transaction|set transaction|set session characteristics)\\b.*");
  private static final Pattern ALONE_WORDS =
      Pattern.compile(
          "(vacuum|(create|drop) database|(create|drop) tablespace|alter system"
              + "|alter database .*\\bset tablespace"
              + "|cluster( verbose| ?\\([^)]*\\))?$"
              + "|reindex ?(\\([^)]*\\))? ?(database|system|schema)"
              + "|create (unique )?index concurrently|drop index concurrently"
              + "|reindex\\b.*\\bconcurrently|alter table .*\\bdetach partition .*\\bconcurrently"
              + "|drop subscription"
              + "|create subscription\\b(?!.*\\b(connect|create_slot) ?= ?(false|off|0))"
              + "|alter subscription .*\\b(refresh (publication|sequences)|set \\(.*(failover|two_phase))"
              + "|alter subscription\\b(?!.*\\brefresh ?= ?(false|off|0)).*\\b(set|add|drop) publication"
              + ")(?!\\w).*");
  private static final Pattern ENUM_WORDS = Pattern.compile("alter type .*\\badd value\\b.*");
  private static final Pattern COPY_STDIN = Pattern.compile("copy\\b.*\\bfrom stdin\\b.*");
  private static final Pattern CHANGES_ROWS =
      Pattern.compile("(?i)\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|perform)\\b");
  private static final Pattern CHANGES_DEFINITIONS =
      Pattern.compile("(?i)\\b(create|alter|drop|grant|revoke|comment\\s+on)\\s+\\w");

  /**
   * Tells.
   *
   * @param outline the statement's words with one space between, without comments and literals
   * @param text the whole statement
   */
  static StatementType of(String outline, String text) {
    String words = outline.toLowerCase(Locale.ROOT);
    String first = words.split("[^a-z]", 2)[0];
    if (TRANSACTION_WORDS.matcher(words).matches()) {
      return TRANSACTION;
    }
    if (ALONE_WORDS.matcher(words).matches()) {
      return ALONE;
    }
    if (COPY_STDIN.matcher(words).matches()) {
      return COPY_DATA;
    }
    if (ENUM_WORDS.matcher(words).matches()) {
      return ENUM_VALUE;
    }
    if (words.matches("discard all\\b.*")) {
      return DISCARD;
    }
    return switch (first) {
      case "set", "reset", "discard" -> SETTING;
      case "truncate" -> TRUNCATE;
      case "do" -> block(text);
      default -> DATA_WORDS.matcher(first).matches() ? DATA : DEFINITION;
    };
  }

  private static StatementType block(String text) {
    if (!CHANGES_DEFINITIONS.matcher(text).find()) {
      return DATA;
    }
    return CHANGES_ROWS.matcher(text).find() ? MIXED : DEFINITION;
  }
}
