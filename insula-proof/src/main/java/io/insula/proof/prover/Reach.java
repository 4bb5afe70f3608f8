package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans how a statement is run: with its own values, with keys of the tenant's own rows, and with
 * keys of the other tenant's.
 */
final class Reach {
  private final Runner runner;
  private final Supply own;
  private final Supply foreign;
  private final ProverSettings settings;

  Reach(Runner runner, Supply own, Supply foreign, ProverSettings settings) {
    this.runner = runner;
    this.own = own;
    this.foreign = foreign;
    this.settings = settings;
  }

  List<Run> runs(RecordedStatement statement) {
    SqlText sql = SqlText.of(statement.sql());
    List<String> types = types(statement);
    Set<Run> runs = new LinkedHashSet<>(recorded(statement, sql, types));
    int most = runs.size() + 1 + settings.reaches();
    List<Run> more =
        statement.form() == Form.PLAIN
            ? literals(statement, sql)
            : substituted(statement, sql, types);
    for (Run run : more) {
      if (runs.size() < most) {
        runs.add(run);
      }
    }
    return List.copyOf(runs);
  }

  private List<String> types(RecordedStatement statement) {
    if (statement.form() == Form.PLAIN) {
      return List.of();
    }
    try {
      return runner.types(statement.sql());
    } catch (SQLException e) {
      List<RecordedValue> values = statement.values().isEmpty() ? List.of() : first(statement);
      return values.stream().map(value -> type(value.kind())).toList();
    }
  }

  private static String type(RecordedValue.Kind kind) {
    return switch (kind) {
      case TEXT, UNTYPED -> "text";
      case INTEGER -> "int4";
      case LONG, DECIMAL -> "int8";
      case UUID -> "uuid";
      default -> "?";
    };
  }

  private static List<RecordedValue> first(RecordedStatement statement) {
    return statement.values().get(0);
  }

  private List<Run> recorded(RecordedStatement statement, SqlText sql, List<String> types) {
    if (statement.form() == Form.PLAIN) {
      return List.of(run(statement, List.of()));
    }
    List<List<RecordedValue>> filled =
        statement.values().stream()
            .limit(settings.values())
            .map(values -> filled(values, sql, types))
            .toList();
    if (filled.isEmpty()) {
      return List.of(run(statement, List.of(filled(List.of(), sql, types))));
    }
    return statement.form() == Form.BATCH
        ? List.of(run(statement, filled))
        : filled.stream().map(values -> run(statement, List.of(values))).toList();
  }

  /** What was not recorded is made by its type. */
  private List<RecordedValue> filled(List<RecordedValue> values, SqlText sql, List<String> types) {
    List<RecordedValue> filled = new ArrayList<>(values);
    for (int i = 0; i < Math.max(values.size(), types.size()); i++) {
      String type = i < types.size() ? types.get(i) : "text";
      if (i >= filled.size()) {
        filled.add(own.any(type, sql));
      } else if (filled.get(i).kind() == RecordedValue.Kind.UNKNOWN) {
        filled.set(i, own.any(type, sql));
      }
    }
    return filled;
  }

  private List<Run> substituted(RecordedStatement statement, SqlText sql, List<String> types) {
    List<RecordedValue> base =
        filled(statement.values().isEmpty() ? List.of() : first(statement), sql, types);
    List<Run> runs = new ArrayList<>();
    runs.add(run(statement, List.of(all(base, own, sql, types))));
    List<RecordedValue> reaching = all(base, foreign, sql, types);
    runs.add(run(statement, List.of(reaching)));
    for (int i = 0; i < base.size(); i++) {
      runs.add(run(statement, List.of(with(base, i, reaching.get(i)))));
    }
    for (int i = 0; i < base.size(); i++) {
      for (String text : texts(sql, i < types.size() ? types.get(i) : "")) {
        RecordedValue value = RecordedValue.untyped(text);
        runs.add(run(statement, List.of(with(reaching, i, value))));
        runs.add(run(statement, List.of(with(base, i, value))));
      }
    }
    return runs;
  }

  private List<String> texts(SqlText sql, String type) {
    if (!Set.of("text", "varchar", "bpchar", "citext", "name").contains(type)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(foreign.texts(sql));
    texts.add(Math.min(2, texts.size()), "%");
    return texts;
  }

  private static List<RecordedValue> all(
      List<RecordedValue> base, Supply supply, SqlText sql, List<String> types) {
    List<RecordedValue> all = new ArrayList<>(base);
    for (int i = 0; i < Math.min(base.size(), types.size()); i++) {
      if (base.get(i).kind() != RecordedValue.Kind.OUT) {
        int at = i;
        supply.key(types.get(i), sql).ifPresent(key -> all.set(at, RecordedValue.untyped(key)));
      }
    }
    return all;
  }

  private static List<RecordedValue> with(
      List<RecordedValue> base, int index, RecordedValue value) {
    List<RecordedValue> changed = new ArrayList<>(base);
    changed.set(index, value);
    return changed;
  }

  private static Run run(RecordedStatement statement, List<List<RecordedValue>> rows) {
    return new Run(statement.sql(), statement.form(), statement.keys(), rows);
  }

  /** In a text without parameters, the other tenant's keys stand where its literals stood. */
  private List<Run> literals(RecordedStatement statement, SqlText sql) {
    List<Token> literals = sql.literals();
    Set<String> texts = new LinkedHashSet<>();
    if (!literals.isEmpty()) {
      texts.add(sql.with(literals, token -> own(token, statement.sql(), sql)));
      texts.add(sql.with(literals, token -> foreign(token, statement.sql(), sql, 0)));
      for (int kind = 0; kind < 4; kind++) {
        for (Token literal : literals) {
          int at = kind;
          texts.add(sql.with(List.of(literal), token -> foreign(token, statement.sql(), sql, at)));
        }
      }
    }
    return texts.stream()
        .map(text -> new Run(text, statement.form(), statement.keys(), List.of()))
        .toList();
  }

  private String own(Token token, String text, SqlText sql) {
    return token.kind() == Token.Kind.NUMBER
        ? own.number()
        : quoted(own.texts(sql), 0, token.in(text));
  }

  private String foreign(Token token, String text, SqlText sql, int kind) {
    if (token.kind() == Token.Kind.NUMBER) {
      return foreign.number();
    }
    String literal = token.in(text);
    if (literal.matches("'[0-9a-fA-F-]{36}'")) {
      return "'" + foreign.uuid() + "'";
    }
    return literal.matches("'\\d+'")
        ? "'" + foreign.number() + "'"
        : quoted(foreign.texts(sql), kind, literal);
  }

  private static String quoted(List<String> texts, int index, String otherwise) {
    return index < texts.size() ? "'" + texts.get(index).replace("'", "''") + "'" : otherwise;
  }
}
