/**
 * Rows that are recognised wherever they turn up: what tables of a place look like ({@link
 * io.insula.proof.internal.marks.Ground}), rows for them that fulfil their constraints ({@link
 * io.insula.proof.internal.marks.Planting}), what is recognised of those rows ({@link
 * io.insula.proof.internal.marks.Marks}), and whether they changed ({@link
 * io.insula.proof.internal.marks.Watch}).
 */
@NullMarked
package io.insula.proof.internal.marks;

import org.jspecify.annotations.NullMarked;
