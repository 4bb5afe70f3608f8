package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A check that is always true, and stands in a table for a foreign key until the next protection
 * makes it. What the foreign key is to be is written in the check itself, so that nothing has to be
 * remembered anywhere else.
 *
 * @param schema of the table that is referred to
 * @param table that is referred to
 * @param key what is to be made
 */
record StandIn(String schema, String table, ForeignKey key) {
  private static final String MARK = "insula.references";
  private static final Pattern TEXT = Pattern.compile(Pattern.quote(MARK) + "/([^']*)");
  private static final int PARTS = 8;

  /** The check, without a name. */
  static String check(String schema, String table, ForeignKey key) {
    String text =
        String.join(
            "/",
            MARK,
            encode(List.of(schema, table)),
            encode(List.of(key.name())),
            encode(key.columns()),
            encode(key.targetColumns()),
            encode(key.cleared()),
            key.onUpdate(),
            key.onDelete(),
            letters(key.traits()));
    String columns =
        key.columns().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    return "check (num_nulls(%s) >= 0 and '%s' is not null)".formatted(columns, text);
  }

  /** Reads the definition of a check constraint that is one of ours. */
  static StandIn read(String check, String definition, @Nullable String comment) {
    Matcher matcher = TEXT.matcher(definition);
    String[] parts = matcher.find() ? matcher.group(1).split("/", -1) : new String[0];
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("No foreign key is held back in the check " + check);
    }
    List<String> target = decode(parts[0]);
    ForeignKey key =
        new ForeignKey(
            decode(parts[1]).get(0),
            decode(parts[2]),
            0,
            decode(parts[3]),
            decode(parts[4]),
            parts[5],
            parts[6],
            traits(parts[7]),
            comment,
            check);
    return new StandIn(target.get(0), target.get(1), key);
  }

  /** What is to be made, towards the table of that name; towards none if it is gone. */
  ForeignKey among(List<Relation> relations) {
    return relations.stream()
        .filter(one -> one.schema().equals(schema) && one.name().equals(table))
        .findFirst()
        .map(one -> key.to(one.id()))
        .orElse(key);
  }

  private static String letters(ForeignKey.Traits traits) {
    return (traits.matchFull() ? "m" : "")
        + (traits.deferrable() ? "d" : "")
        + (traits.deferred() ? "i" : "")
        + (traits.validated() ? "v" : "")
        + (traits.enforced() ? "e" : "");
  }

  private static ForeignKey.Traits traits(String letters) {
    return new ForeignKey.Traits(
        letters.contains("m"),
        letters.contains("d"),
        letters.contains("i"),
        letters.contains("v"),
        letters.contains("e"),
        false);
  }

  private static String encode(List<String> names) {
    return names.stream()
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static List<String> decode(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("&", -1))
            .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
            .toList();
  }
}
