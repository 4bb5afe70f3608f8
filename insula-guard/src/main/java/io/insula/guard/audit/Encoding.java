package io.insula.guard.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed, as bytes: every field with its kind and length, in one order, so that no two
 * different entries have the same bytes.
 */
final class Encoding {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /**
   * @param kind what is encoded, so that a seal of one kind is none of another
   */
  Encoding(String kind) {
    text(kind);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  Encoding text(@Nullable String text) {
    return write(
        () -> {
          if (text == null) {
            out.writeByte('n');
          } else {
            byte[] utf = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte('t');
            out.writeInt(utf.length);
            out.write(utf);
          }
        });
  }

  Encoding number(long number) {
    return write(
        () -> {
          out.writeByte('i');
          out.writeLong(number);
        });
  }

  Encoding time(Instant time) {
    return number(time.getEpochSecond()).number(time.getNano() / 1_000);
  }

  Encoding fact(AuditFact fact) {
    return text(fact.id().toString())
        .time(fact.occurred())
        .text(fact.actor())
        .text(fact.action())
        .text(fact.tenant())
        .text(fact.object())
        .text(fact.outcome().label())
        .text(fact.severity().label())
        .text(fact.address())
        .text(fact.host())
        .text(fact.process())
        .text(fact.correlation())
        .value(fact.detail());
  }

  private Encoding value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof Collection<?> list) {
      opened('l', list.size());
      list.forEach(this::value);
      return this;
    }
    if (value instanceof Boolean truth) {
      return write(() -> out.writeByte(truth ? '+' : '-'));
    }
    if (value instanceof Integer || value instanceof Long) {
      return number(((Number) value).longValue());
    }
    if (value instanceof Number other) {
      return write(() -> out.writeByte('d')).text(other.toString());
    }
    return text(value == null ? null : value.toString());
  }

  private Encoding map(Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    opened('m', sorted.size());
    sorted.forEach((key, value) -> text(key).value(value));
    return this;
  }

  private void opened(char kind, int size) {
    write(
        () -> {
          out.writeByte(kind);
          out.writeInt(size);
        });
  }

  private Encoding write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }
}
