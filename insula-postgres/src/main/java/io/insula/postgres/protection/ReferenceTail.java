package io.insula.postgres.protection;

import java.util.List;

/** Reads what follows the word {@code references}. Not thread-safe; reads once. */
final class ReferenceTail {
  private final TokenReader reader;
  private final String name;
  private final List<String> columns;

  private String onUpdate = "a";
  private String onDelete = "a";
  private List<String> cleared = List.of();
  private boolean matchFull;
  private boolean deferrable;
  private boolean deferred;
  private boolean validated = true;
  private boolean enforced = true;

  ReferenceTail(TokenReader reader, String name, List<String> columns) {
    this.reader = reader;
    this.name = name;
    this.columns = columns;
  }

  Reference read(int start, boolean named) {
    StringBuilder target = new StringBuilder(reader.next().text());
    while (reader.skip(".")) {
      target.append('.').append(reader.next().text());
    }
    List<String> targetColumns = reader.names();
    while (clause()) {
      // Each one is noted as it is read.
    }
    ForeignKey key =
        new ForeignKey(
            name,
            columns,
            0,
            targetColumns,
            cleared,
            onUpdate,
            onDelete,
            new ForeignKey.Traits(matchFull, deferrable, deferred, validated, enforced, false),
            null,
            null);
    return new Reference(start, reader.end(), named, target.toString(), key);
  }

  private boolean clause() {
    if (reader.skip("match", "full")) {
      matchFull = true;
    } else if (reader.skip("on", "update")) {
      onUpdate = action();
    } else if (reader.skip("on", "delete")) {
      onDelete = action();
      cleared = reader.names();
    } else if (reader.skip("initially", "deferred")) {
      deferrable = true;
      deferred = true;
    } else if (reader.skip("deferrable")) {
      deferrable = true;
    } else if (reader.skip("not", "valid")) {
      validated = false;
    } else if (reader.skip("not", "enforced")) {
      enforced = false;
    } else {
      return reader.skip("match", "simple")
          || reader.skip("not", "deferrable")
          || reader.skip("initially", "immediate")
          || reader.skip("enforced");
    }
    return true;
  }

  private String action() {
    if (reader.skip("set", "null")) {
      return "n";
    }
    if (reader.skip("set", "default")) {
      return "d";
    }
    if (reader.skip("no", "action")) {
      return "a";
    }
    return reader.skip("cascade") ? "c" : restrict();
  }

  private String restrict() {
    reader.skip("restrict");
    return "r";
  }
}
