/**
 * Lints on the live databases of an installation: what would let one tenant see another, slow it
 * down, or leave something lying about. {@link io.insula.proof.lint.Lints} is the entry point.
 *
 * <p>Facts are read in a few queries for each database and judged on plain records. A {@code Rule}
 * is a {@link io.insula.proof.lint.Lint} with its judge; rules live in groups by what they look at:
 * the server, a database, a place with its tables, the catalog.
 */
@NullMarked
package io.insula.proof.lint;

import org.jspecify.annotations.NullMarked;
