package io.insula.proof.internal.marks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes values for columns by their types, those that are recognised best first. */
final class Maker {
  private final Seed seed;

  Maker(Seed seed) {
    this.seed = seed;
  }

  /** What a column might take in that row. */
  List<Candidate> candidates(ColumnShape column, boolean key, int row, int serial) {
    return of(column.type(), column.length(), key, row, serial);
  }

  private List<Candidate> of(TypeShape type, int length, boolean key, int row, int serial) {
    if (type.array()) {
      return around(type.parts().get(0), row, serial, "{", "}");
    }
    return switch (type.kind()) {
      case 'e' -> type.labels().stream().map(Candidate::plain).toList();
      case 'd' -> of(type.parts().get(0), -1, key, row, serial);
      case 'r' -> ranges(type.parts().get(0), row, serial, "[%1$s,%1$s]");
      case 'm' -> ranges(type.parts().get(0).parts().get(0), row, serial, "{[%1$s,%1$s]}");
      case 'c' -> List.of(composite(type, row, serial), Candidate.plain("()"));
      default -> base(type.name(), length, key, row, serial);
    };
  }

  private List<Candidate> base(String type, int length, boolean key, int row, int serial) {
    return switch (type) {
      case "int2" -> numbers(seed.small(row), false, row);
      case "int4" -> numbers(key ? seed.key(row) : seed.number(serial), true, row);
      case "int8" -> numbers(key ? seed.key(row) : seed.number(serial), true, row);
      case "numeric" -> decimals(length, row, serial);
      case "float4", "float8", "money" -> numbers(seed.number(serial) / 1000, false, row);
      case "bool" -> List.of(Candidate.plain("true"), Candidate.plain("false"));
      case "date" -> days(seed.day(serial).toString(), "");
      case "timestamp" -> days(seed.day(serial).toString(), " 12:00:00");
      case "timestamptz" -> days(seed.day(serial).toString(), " 12:00:00+00");
      case "uuid" -> uuids(key ? seed.uuid(row) : seed.otherUuid(serial));
      case "bytea" -> bytes(seed.text(serial));
      case "json", "jsonb" -> List.of(around(seed.text(serial), "{\"mark\": \"", "\"}"));
      case "xml" -> List.of(around(seed.text(serial), "<mark>", "</mark>"));
      case "hstore" -> List.of(around(seed.text(serial), "mark=>", ""));
      default -> texts(row, serial);
    };
  }

  private static List<Candidate> numbers(long number, boolean recognised, int row) {
    String text = Long.toString(number);
    return List.of(
        recognised ? Candidate.mark(text, text) : Candidate.plain(text),
        Candidate.plain(Integer.toString(row)),
        Candidate.plain("0"));
  }

  /** As many digits as fit; nine are recognised. */
  private List<Candidate> decimals(int length, int row, int serial) {
    int precision = length < 4 ? 30 : ((length - 4) >> 16) & 0xffff;
    int scale = length < 4 ? 0 : (length - 4) & 0x7ff;
    if (precision - scale >= 10) {
      return numbers(seed.number(serial), true, row);
    }
    return precision - scale >= 4
        ? numbers(seed.small(row), false, row)
        : List.of(
            Candidate.plain(Integer.toString(row)), Candidate.plain("0.5"), Candidate.plain("0"));
  }

  private static List<Candidate> days(String day, String time) {
    return List.of(Candidate.mark(day + time, day), Candidate.plain("2025-06-15" + time));
  }

  private static List<Candidate> uuids(String uuid) {
    return List.of(Candidate.mark(uuid, uuid));
  }

  private static List<Candidate> bytes(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    return List.of(Candidate.mark("\\x" + hex, hex));
  }

  /** Forms that checks of texts often ask for, and what types that we don't know might read. */
  private List<Candidate> texts(int row, int serial) {
    String mark = seed.text(serial);
    String digits = Long.toString(seed.number(serial));
    String code = "Z%C-%05d".formatted(seed.letter(), 10_000 + serial % 90_000);
    List<Candidate> texts = new ArrayList<>();
    texts.add(Candidate.mark(mark, mark));
    texts.add(Candidate.mark(mark + "@" + mark + ".example", mark));
    texts.add(Candidate.mark(mark.toUpperCase(Locale.ROOT), mark));
    texts.add(Candidate.mark(code, code.toLowerCase(Locale.ROOT)));
    texts.add(Candidate.mark("https://" + mark + ".example/", mark));
    texts.add(Candidate.mark(digits, digits));
    texts.add(Candidate.mark("+4" + digits, digits));
    texts.add(Candidate.mark(seed.otherUuid(serial), seed.otherUuid(serial)));
    IntStream.of(0, 1)
        .mapToObj(more -> Character.toString(seed.letter() + more) + row)
        .map(Candidate::plain)
        .forEach(texts::add);
    for (String odd : List.of("Z", "12:0%d:00", "%d days", "10.1.0.%d", "08:00:2b:01:02:0%d")) {
      texts.add(Candidate.plain(odd.formatted(row)));
    }
    for (String odd :
        List.of("{}", "(1,%d)", "(0,0),(1,%d)", "[(0,0),(1,%d)]", "<(1,1),%d>", "1")) {
      texts.add(Candidate.plain(odd.formatted(row)));
    }
    return texts;
  }

  private List<Candidate> around(TypeShape part, int row, int serial, String left, String right) {
    List<Candidate> wrapped = new ArrayList<>();
    for (Candidate one : of(part, -1, false, row, serial)) {
      wrapped.add(new Candidate(left + inside(one.text()) + right, one.token()));
    }
    wrapped.add(Candidate.plain(left + right));
    return wrapped;
  }

  private List<Candidate> ranges(TypeShape part, int row, int serial, String form) {
    return of(part, -1, false, row, serial).stream()
        .map(one -> new Candidate(form.formatted(inside(one.text())), one.token()))
        .toList();
  }

  private Candidate composite(TypeShape type, int row, int serial) {
    List<String> parts = new ArrayList<>();
    @Nullable String token = null;
    for (TypeShape part : type.parts()) {
      Candidate one = of(part, -1, false, row, serial).get(0);
      boolean fits = !part.name().equals("bpchar");
      parts.add(fits ? inside(one.text()) : "");
      token = token == null && fits ? one.token() : token;
    }
    return new Candidate("(" + String.join(",", parts) + ")", token);
  }

  private static Candidate around(String mark, String left, String right) {
    return Candidate.mark(left + mark + right, mark);
  }

  private static String inside(@Nullable String text) {
    return text == null ? "" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
