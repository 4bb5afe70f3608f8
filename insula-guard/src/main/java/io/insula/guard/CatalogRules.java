package io.insula.guard;

import io.insula.guard.internal.Phrase;
import io.insula.guard.internal.Structure;
import io.insula.guard.internal.Structure.TableName;
import io.insula.guard.internal.Token;
import io.insula.guard.internal.Token.Kind;
import java.util.Locale;
import java.util.Set;

/** What tells of the server, and so of all tenants on it. */
final class CatalogRules {
  private static final Set<String> SCHEMAS = Set.of("pg_catalog", "information_schema", "pg_toast");

  /** Tell nothing of anybody. */
  private static final Set<String> HARMLESS_RELATIONS =
      Set.of("pg_timezone_names", "pg_timezone_abbrevs", "pg_am", "pg_cast", "pg_language");

  private static final Set<String> HARMLESS_FUNCTIONS =
      Set.of(
          "pg_typeof",
          "pg_backend_pid",
          "pg_column_size",
          "pg_column_compression",
          "pg_size_pretty",
          "pg_size_bytes",
          "pg_client_encoding",
          "pg_collation_for",
          "pg_trigger_depth",
          "pg_input_is_valid",
          "pg_input_error_info",
          "pg_is_in_recovery",
          "pg_advisory_xact_lock",
          "pg_advisory_xact_lock_shared",
          "pg_try_advisory_xact_lock",
          "pg_try_advisory_xact_lock_shared",
          "pg_get_serial_sequence",
          "pg_current_xact_id",
          "pg_current_xact_id_if_assigned",
          "pg_snapshot_xmin",
          "pg_encoding_to_char",
          "pg_char_to_encoding",
          "pg_basetype");

  private static final Set<String> TELLING =
      Set.of(
          "obj_description",
          "col_description",
          "shobj_description",
          "row_security_active",
          "inet_server_addr",
          "inet_server_port",
          "format_type",
          "current_schemas",
          "aclexplode",
          "acldefault",
          "makeaclitem",
          "txid_current_snapshot");

  private static final Set<String> READABLE =
      Set.of(
          "server_version",
          "server_version_num",
          "server_encoding",
          "client_encoding",
          "timezone",
          "datestyle",
          "intervalstyle",
          "search_path",
          "standard_conforming_strings",
          "transaction_isolation",
          "transaction_read_only",
          "default_transaction_isolation",
          "default_transaction_read_only",
          "max_identifier_length",
          "max_index_keys",
          "statement_timeout",
          "lock_timeout",
          "application_name",
          "lc_collate",
          "lc_monetary",
          "in_hot_standby",
          "is_superuser",
          "session_authorization",
          "integer_datetimes");

  private static final Set<String> REGISTERED =
      Set.of(
          "regproc",
          "regprocedure",
          "regoper",
          "regoperator",
          "regrole",
          "regnamespace",
          "regconfig",
          "regdictionary",
          "regcollation",
          "regdatabase");

  private final Allowances allowed;

  CatalogRules(Allowances allowed) {
    this.allowed = allowed;
  }

  void tables(Structure structure, Reading reading) {
    structure.tables().forEach(table -> table(table, reading));
  }

  private void table(TableName table, Reading reading) {
    boolean system =
        SCHEMAS.contains(table.schema())
            || (table.schema().isEmpty() && table.name().startsWith("pg_"));
    boolean exempt =
        HARMLESS_RELATIONS.contains(table.name())
            || allowed.catalog().contains(table.name())
            || allowed.tables().contains(table.toString());
    if (system && !exempt) {
      reading.found(Rule.CATALOG_PEEPING, "it reads " + table);
    }
  }

  /** Whatever looks like a name of the catalogs, where nothing is known of the structure. */
  void names(Phrase phrase, Reading reading) {
    for (int i = 0; i < phrase.size(); i++) {
      Token token = phrase.at(i);
      boolean system = token.value().startsWith("pg_") || SCHEMAS.contains(token.value());
      boolean qualifies = phrase.at(i + 1).is(".");
      if (token.isName() && system && !qualifies && !phrase.calls(i)) {
        table(new TableName("", token.value()), reading);
      }
    }
  }

  void show(Phrase phrase, Reading reading) {
    String what = phrase.at(1).value();
    boolean isolation = phrase.begins("show", "transaction", "isolation", "level");
    boolean zone = phrase.begins("show", "time", "zone");
    if (!isolation && !zone && !(READABLE.contains(what) && phrase.size() == 2)) {
      reading.found(Rule.CATALOG_PEEPING, "it shows a setting that applications need not know");
    }
  }

  void calls(Phrase phrase, Reading reading) {
    for (int i = 0; i < phrase.size(); i++) {
      String name = phrase.at(i).value();
      if (phrase.calls(i) && tells(phrase, i, name) && !allowed.catalog().contains(name)) {
        reading.found(Rule.CATALOG_PEEPING, "it calls " + name);
      }
      if (registered(phrase, i) && !allowed.catalog().contains(name)) {
        reading.found(Rule.CATALOG_PEEPING, "it asks whether something exists by " + name);
      }
    }
  }

  private static boolean tells(Phrase phrase, int i, String name) {
    if (name.equals("current_setting")) {
      Token argument = phrase.at(i + 2);
      boolean alone = phrase.at(i + 3).is(")") || phrase.at(i + 3).is(",");
      return !(alone
          && argument.is(Kind.STRING)
          && READABLE.contains(argument.value().toLowerCase(Locale.ROOT)));
    }
    boolean system =
        name.startsWith("pg_")
            && !HARMLESS_FUNCTIONS.contains(name)
            && !FunctionRules.dangerous(name)
            && !FunctionRules.changesSession(name);
    boolean privilege = name.startsWith("has_") && name.endsWith("_privilege");
    return system || privilege || name.startsWith("to_reg") || TELLING.contains(name);
  }

  /** A cast that finds objects by their name: an oracle, unless the name stands there. */
  private static boolean registered(Phrase phrase, int i) {
    Token token = phrase.at(i);
    boolean lookup = token.is("regclass") || token.is("regtype");
    boolean other = token.is(Kind.WORD) && REGISTERED.contains(token.value());
    if ((!lookup && !other) || phrase.at(i + 1).is(".")) {
      return false;
    }
    int start = phrase.chainStart(i);
    Token before = phrase.at(start - 1);
    boolean cast = before.is("::") || (before.is("as") && phrase.at(i + 1).is(")"));
    boolean literal = phrase.at(i + 1).is(Kind.STRING);
    boolean named = literal || phrase.at(start - 2).is(Kind.STRING);
    return (cast || literal) && !(lookup && named);
  }
}
