/**
 * Whole measurements, each beside the hand-written limit or a peer in the same run, so that the
 * ratio is the figure. {@code benchmarks/run NAME} starts them.
 */
@NullMarked
package io.insula.benchmarks;

import org.jspecify.annotations.NullMarked;
