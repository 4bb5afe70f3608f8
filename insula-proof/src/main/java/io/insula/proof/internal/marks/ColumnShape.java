package io.insula.proof.internal.marks;

/**
 * A column that takes values.
 *
 * @param name its name
 * @param sql its type with its length, as it can stand in a cast
 * @param type its type
 * @param length what {@code atttypmod} says; -1 for nothing
 * @param required whether it must have a value, and has no default
 * @param nullable whether it may be null
 * @param defaulted whether the database gives it a value
 */
record ColumnShape(
    String name,
    String sql,
    TypeShape type,
    int length,
    boolean required,
    boolean nullable,
    boolean defaulted) {}
