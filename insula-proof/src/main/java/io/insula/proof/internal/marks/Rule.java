package io.insula.proof.internal.marks;

import java.util.List;

/**
 * A constraint.
 *
 * @param name its name
 * @param kind {@code p} primary key, {@code u} unique, {@code c} check, {@code f} foreign key,
 *     {@code x} exclusion
 * @param columns the columns it speaks of, without the tenant's
 * @param target the table that a foreign key points to, qualified and quoted; otherwise empty
 * @param targetColumns the columns there, one for each of {@code columns}
 * @param literals texts and numbers that stand in a check
 * @param tenantwise whether the tenant's column is one of its columns
 */
record Rule(
    String name,
    char kind,
    List<String> columns,
    String target,
    List<String> targetColumns,
    List<String> literals,
    boolean tenantwise) {
  Rule {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
    literals = List.copyOf(literals);
  }
}
