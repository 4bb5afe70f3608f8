package io.insula.postgres.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the foreign keys that {@code create table} and {@code alter table … add} write. */
final class ReferenceParser {
  private final List<Token> tokens;
  private final boolean create;
  private final String table;
  private final List<Reference> found = new ArrayList<>();

  private ReferenceParser(List<Token> tokens, boolean create, String table) {
    this.tokens = tokens;
    this.create = create;
    this.table = table;
  }

  static List<Reference> parse(String statement) {
    List<Token> tokens = Token.of(statement);
    int word = 0;
    while (word < Math.min(tokens.size(), 4) && !tokens.get(word).is("table")) {
      word++;
    }
    boolean create = !tokens.isEmpty() && tokens.get(0).is("create");
    boolean alter = !tokens.isEmpty() && tokens.get(0).is("alter");
    if (word == 4 || word >= tokens.size() || !(create || alter)) {
      return List.of();
    }
    TokenReader reader = new TokenReader(tokens, word + 1);
    reader.skip("if");
    reader.skip("not");
    reader.skip("exists");
    reader.skip("only");
    ReferenceParser parser = new ReferenceParser(tokens, create, name(reader));
    parser.scan();
    return parser.found;
  }

  private static String name(TokenReader reader) {
    String name = reader.next().name();
    while (reader.skip(".")) {
      name = reader.next().name();
    }
    return name;
  }

  private void scan() {
    int depth = create ? -1 : 0;
    int element = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        element = ++depth == 0 ? i + 1 : element;
      } else if (token.is(")")) {
        depth--;
      } else if (depth == 0 && token.is(",")) {
        element = i + 1;
      } else if (depth == 0 && !create && token.is("add")) {
        element = i + 1;
      } else if (depth == 0 && token.is("references")) {
        found.add(reference(element, i));
      }
    }
  }

  private Reference reference(int element, int word) {
    int foreign = element;
    while (foreign < word && !tokens.get(foreign).is("foreign")) {
      foreign++;
    }
    int start = foreign;
    List<String> columns;
    if (foreign < word) {
      TokenReader reader = new TokenReader(tokens, foreign);
      reader.skip("foreign", "key");
      columns = reader.names();
    } else {
      columns = List.of(column(element));
    }
    boolean named = start >= 2 && tokens.get(start - 2).is("constraint");
    String name =
        named
            ? tokens.get(start - 1).name()
            : Names.fit(
                String.join("_", Stream.concat(Stream.of(table), columns.stream()).toList())
                    + "_fkey");
    return new ReferenceTail(new TokenReader(tokens, word + 1), name, columns)
        .read(tokens.get(start).start(), named);
  }

  private String column(int element) {
    TokenReader reader = new TokenReader(tokens, element);
    reader.skip("column");
    reader.skip("if", "not", "exists");
    return reader.next().name();
  }
}
