package io.insula.postgres.protection;

import org.jspecify.annotations.Nullable;

/** A column of a table; {@code value} is its default as an expression. */
record Column(
    String name,
    String type,
    boolean required,
    boolean identity,
    boolean generated,
    @Nullable String value) {

  /** Whether the database makes its values, each once: as a key it needs no tenant beside it. */
  boolean surrogate() {
    return identity || numbered() || random();
  }

  private boolean numbered() {
    return value != null && !generated && value.startsWith("nextval(");
  }

  private boolean random() {
    return value != null && !generated && type.equals("uuid") && value.contains("(");
  }
}
