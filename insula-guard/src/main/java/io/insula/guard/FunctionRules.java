package io.insula.guard;

import io.insula.guard.internal.Phrase;
import io.insula.guard.internal.Scan;
import io.insula.guard.internal.Token;
import io.insula.guard.internal.Token.Kind;
import java.util.List;
import java.util.Set;

/** Functions that leave the tenant's data, and those that change the session. */
final class FunctionRules {
  private static final Set<String> SESSION =
      Set.of(
          "set_config",
          "pg_advisory_lock",
          "pg_advisory_lock_shared",
          "pg_try_advisory_lock",
          "pg_try_advisory_lock_shared",
          "pg_advisory_unlock",
          "pg_advisory_unlock_shared",
          "pg_advisory_unlock_all");

  /** They run SQL that stands in a string. */
  private static final Set<String> RUNNING =
      Set.of(
          "query_to_xml",
          "query_to_xmlschema",
          "query_to_xml_and_xmlschema",
          "table_to_xml",
          "table_to_xmlschema",
          "table_to_xml_and_xmlschema",
          "schema_to_xml",
          "schema_to_xmlschema",
          "schema_to_xml_and_xmlschema",
          "database_to_xml",
          "database_to_xmlschema",
          "database_to_xml_and_xmlschema",
          "cursor_to_xml",
          "cursor_to_xmlschema",
          "ts_stat",
          "ts_rewrite",
          "crosstab",
          "crosstab2",
          "crosstab3",
          "crosstab4",
          "crosstabn",
          "connectby",
          "xpath_table",
          "plan_advsr",
          "hypopg");

  private static final Set<String> EXACT =
      Set.of(
          "lo_import",
          "lo_export",
          "lo_create",
          "lo_creat",
          "lo_open",
          "lo_close",
          "lo_get",
          "lo_put",
          "lo_from_bytea",
          "lo_unlink",
          "lo_lseek",
          "lo_lseek64",
          "lo_tell",
          "lo_tell64",
          "lo_truncate",
          "lo_truncate64",
          "loread",
          "lowrite",
          "lo_manage",
          "get_raw_page",
          "bt_index_check",
          "bt_index_parent_check",
          "http_get",
          "http_post",
          "http",
          "currtid2",
          "postgres_fdw_get_connections",
          "postgres_fdw_disconnect",
          "postgres_fdw_disconnect_all",
          "pg_notify",
          "pg_export_snapshot",
          "pg_stat_file");

  private static final List<String> PREFIXES =
      List.of(
          "dblink",
          "pg_read_",
          "pg_ls_",
          "pg_file_",
          "pg_terminate_",
          "pg_cancel_",
          "pg_sleep",
          "pg_logical_",
          "pg_replication_",
          "pg_create_",
          "pg_drop_",
          "pg_copy_",
          "pg_wal",
          "pg_switch_",
          "pg_backup_",
          "pg_start_",
          "pg_stop_",
          "pg_promote",
          "pg_reload_",
          "pg_rotate_",
          "pg_log_",
          "pg_restore_",
          "pg_clear_",
          "pg_stat_reset",
          "binary_upgrade_");

  private final Allowances allowed;

  FunctionRules(Allowances allowed) {
    this.allowed = allowed;
  }

  static boolean dangerous(String name) {
    return EXACT.contains(name)
        || RUNNING.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith);
  }

  static boolean changesSession(String name) {
    return SESSION.contains(name);
  }

  void look(Phrase phrase, Reading reading) {
    boolean runs = false;
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.calls(i)) {
        String name = phrase.at(i).value();
        call(name, reading);
        runs |= RUNNING.contains(name) || name.startsWith("dblink");
      }
    }
    if (runs) {
      bodies(phrase, reading);
    }
  }

  private void call(String name, Reading reading) {
    if (allowed.functions().contains(name)) {
      return;
    }
    if (SESSION.contains(name)) {
      reading.found(Rule.SESSION_TAMPERING, "it calls " + name);
    } else if (dangerous(name)) {
      reading.found(Rule.DANGEROUS_FUNCTION, "it calls " + name);
    }
  }

  /** Looks for the same in strings that are run as SQL. */
  void bodies(Phrase phrase, Reading reading) {
    for (Token token : phrase.tokens()) {
      if (token.is(Kind.STRING)) {
        Scan scan = Scan.of(token.value());
        Phrase.of(scan).forEach(inner -> body(inner, reading));
      }
    }
  }

  private void body(Phrase phrase, Reading reading) {
    for (int i = 0; i < phrase.size(); i++) {
      Token token = phrase.at(i);
      if (phrase.calls(i)) {
        call(token.value(), reading);
      }
      boolean first = i == 0 || opens(phrase.at(i - 1));
      if (first && token.is(Kind.WORD) && SessionRules.knows(token.value())) {
        reading.found(Rule.SESSION_TAMPERING, "a string of it has a " + token.value());
      }
      if (token.is("execute") || token.is("perform")) {
        reading.found(Rule.DANGEROUS_FUNCTION, "a string of it runs SQL that is made at run time");
      }
    }
  }

  private static boolean opens(Token token) {
    return token.is("begin") || token.is("then") || token.is("else") || token.is("loop");
  }
}
