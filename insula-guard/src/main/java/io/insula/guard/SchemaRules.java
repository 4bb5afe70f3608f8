package io.insula.guard;

import io.insula.guard.internal.Phrase;
import io.insula.guard.internal.Scan;
import io.insula.guard.internal.Structure;
import io.insula.guard.internal.Structure.TableName;
import io.insula.guard.internal.Token;
import io.insula.guard.internal.Token.Kind;
import java.util.List;
import java.util.Set;

/** Finds every schema that a statement names. Whose they are is asked when it is sent. */
final class SchemaRules {
  /** Judged by what is named in them. */
  private static final Set<String> SYSTEM = Set.of("pg_catalog", "information_schema");

  private static final Set<String> OF_INSULA = Set.of("tenant", "tenant_number");

  /** Their first argument is a name in a string. */
  private static final Set<String> BY_NAME =
      Set.of("nextval", "currval", "setval", "pg_get_serial_sequence");

  private final Allowances allowed;

  SchemaRules(Allowances allowed) {
    this.allowed = allowed;
  }

  void tables(Structure structure, Reading reading) {
    for (TableName table : structure.tables()) {
      if (!table.schema().isEmpty() && !exempt(table)) {
        names(table.schema(), true, reading);
      }
    }
  }

  private boolean exempt(TableName table) {
    return allowed.tables().contains(table.toString()) || allowed.tables().contains(table.name());
  }

  private static void names(String schema, boolean relation, Reading reading) {
    if (!SYSTEM.contains(schema)) {
      reading.names(schema, relation);
    }
  }

  /**
   * Looks at all dotted names: what qualifies a name and is no table or alias is a schema.
   *
   * @param ranges tables and aliases of the statement; empty for a command
   */
  void names(Phrase phrase, Set<String> ranges, Reading reading) {
    for (int i = 0; i < phrase.size(); i++) {
      boolean head = phrase.at(i).isName() && phrase.at(i + 1).is(".");
      boolean field = phrase.at(i - 1).is(".");
      if (head && !field) {
        chain(phrase, i, ranges, reading);
      }
    }
  }

  private void chain(Phrase phrase, int start, Set<String> ranges, Reading reading) {
    int end = start;
    while (phrase.at(end + 1).is(".") && phrase.at(end + 2).isName()) {
      end += 2;
    }
    boolean call = end > start && phrase.calls(end);
    boolean type = phrase.at(start - 1).is("::");
    String schema = phrase.at(call ? end - 2 : start).value();
    boolean own =
        call && schema.equals(Judgement.INSULA) && OF_INSULA.contains(phrase.at(end).value());
    boolean column = !call && !type && ranges.contains(schema);
    if (!own && !column && !exemptTable(phrase, start)) {
      boolean relation = !call && !type && (ranges.isEmpty() || end - start > 2);
      names(schema, relation, reading);
    }
  }

  private boolean exemptTable(Phrase phrase, int start) {
    return allowed.tables().contains(phrase.at(start).value() + "." + phrase.at(start + 2).value());
  }

  /** Names in strings, for functions and casts that look them up. */
  void literals(Phrase phrase, Reading reading) {
    for (int i = 0; i < phrase.size(); i++) {
      Token token = phrase.at(i);
      if (phrase.calls(i) && BY_NAME.contains(token.value())) {
        argument(phrase, i + 2, token.value(), reading);
      }
      if (token.is("regclass") || token.is("regtype")) {
        int before = phrase.chainStart(i) - 2;
        literal(phrase.at(before), reading);
        literal(phrase.at(i + 1), reading);
      }
    }
  }

  private static void argument(Phrase phrase, int at, String function, Reading reading) {
    Token argument = phrase.at(at);
    Token after = phrase.at(at + 1);
    boolean whole = after.is(")") || after.is(",") || after.is("::");
    if (argument.is(Kind.STRING) && whole) {
      literal(argument, reading);
    } else if (!(argument.is(Kind.PARAMETER) && whole)) {
      reading.found(Rule.CATALOG_PEEPING, "the name that " + function + " gets is made up");
    }
  }

  private static void literal(Token token, Reading reading) {
    if (!token.is(Kind.STRING)) {
      return;
    }
    List<Token> name = Scan.of(token.value()).tokens();
    if (name.size() > 1 && name.get(1).is(".")) {
      names(name.get(name.size() >= 5 ? 2 : 0).value(), true, reading);
    }
  }
}
