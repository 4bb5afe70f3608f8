package io.insula.proof.internal.marks;

import java.util.List;

/**
 * What values of a type look like.
 *
 * @param sql its name, qualified, as it can stand in a cast; without a length
 * @param name its short name
 * @param kind {@code b} base, {@code e} enum, {@code d} domain, {@code c} composite, {@code r}
 *     range, {@code m} multirange
 * @param labels of an enum
 * @param parts the type of an array's elements, a domain's base, a range's values, or of each of a
 *     composite's attributes
 * @param array whether it is an array
 */
record TypeShape(
    String sql, String name, char kind, List<String> labels, List<TypeShape> parts, boolean array) {
  TypeShape {
    labels = List.copyOf(labels);
    parts = List.copyOf(parts);
  }
}
