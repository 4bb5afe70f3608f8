package io.insula.proof.prover;

import org.jspecify.annotations.Nullable;

/**
 * A value that a statement was run with. Immutable.
 *
 * @param kind what it is
 * @param text the value as text; null for SQL's null
 * @param name the database's name of the type, where {@link Kind#ARRAY} or {@link Kind#NAMED} needs
 *     one
 */
public record RecordedValue(Kind kind, @Nullable String text, @Nullable String name) {
  /** What the database decides the type of, as for values from a log. */
  public static RecordedValue untyped(@Nullable String text) {
    return new RecordedValue(Kind.UNTYPED, text, null);
  }

  /** A value of that type. */
  public static RecordedValue of(Kind kind, @Nullable String text) {
    return new RecordedValue(kind, text, null);
  }

  /** Says nothing of the value: a report never shows one. */
  @Override
  public String toString() {
    return "RecordedValue[" + kind + "]";
  }

  /** What a value is. */
  public enum Kind {
    /** The database decides. */
    UNTYPED,
    /** Text. */
    TEXT,
    /** A whole number of 16 bits. */
    SHORT,
    /** A whole number of 32 bits. */
    INTEGER,
    /** A whole number of 64 bits. */
    LONG,
    /** A decimal number. */
    DECIMAL,
    /** A floating number of 32 bits. */
    FLOAT,
    /** A floating number of 64 bits. */
    DOUBLE,
    /** True or false. */
    BOOLEAN,
    /** Bytes, in hexadecimal. */
    BYTES,
    /** A day. */
    DATE,
    /** A time of the day. */
    TIME,
    /** A day and a time. */
    TIMESTAMP,
    /** A moment, with its offset. */
    MOMENT,
    /** A UUID. */
    UUID,
    /** An array, as the database writes it; the name is that of its elements' type. */
    ARRAY,
    /** A value of a type that only the database knows, by name. */
    NAMED,
    /** A parameter that the statement answers with. */
    OUT,
    /** Something that was not recorded, such as a stream, or a value left out on purpose. */
    UNKNOWN
  }
}
