package io.insula.postgres.session;

import java.util.regex.Pattern;

/**
 * Functions that change a session beyond the transaction, found anywhere in a text: also in quotes,
 * since {@code "set_config"(…)} calls it, and in literals, since some functions run a literal as a
 * query. Those count themselves, for the literal may be put together; so do Unicode escapes, which
 * hide a name. What is found for nothing costs a new connection and no more.
 */
final class SessionFunctions {
  private static final Pattern CHANGES =
      Pattern.compile(
          "set_config|pg_advisory_lock|pg_try_advisory_lock|setseed|u&['\"]"
              // They run a text as a query.
              + "|query_to_xml|ts_stat|ts_rewrite|dblink|crosstab|connectby|xpath_table"
              // A rule makes an update of the view a session's setting.
              + "|update[\\s\\S]*pg_settings",
          Pattern.CASE_INSENSITIVE);

  private SessionFunctions() {}

  /** Whether the text may call one. */
  static boolean mentioned(String sql) {
    return CHANGES.matcher(sql).find();
  }
}
