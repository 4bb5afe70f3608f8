/**
 * The conformance suite: every {@link io.insula.postgres.conformance.Case} is run on a real server
 * once with the bare driver and once through Insula, and what the application could observe is
 * compared line by line.
 *
 * <p>A case is a name and a lambda that works with a connection and writes what it sees to a {@link
 * io.insula.postgres.conformance.Trace}; cases live in the {@code …Cases} files, one per topic, and
 * adding one takes a few lines. What must differ is written down in {@code Differences}, with the
 * reason; {@code docs/JDBC-DIFFERENCES.md} is rendered from it.
 */
@NullMarked
package io.insula.postgres.conformance;

import org.jspecify.annotations.NullMarked;
