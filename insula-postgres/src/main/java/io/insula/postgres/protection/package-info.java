/**
 * Keeps the tables of one schema apart, from the live catalog: {@link
 * io.insula.postgres.protection.TableProtection} reads the schema into an immutable model ({@code
 * Schema} and the small records beside it), derives the DDL from that model alone ({@code Plan}),
 * and runs it in the caller's transaction. What would see through the walls is refused, all at once
 * ({@code Refusals}).
 *
 * <p>The order of the DDL: columns, drop foreign keys, drop keys, make keys and indexes, make
 * foreign keys, row security, views, grants. What is already as it should be gives no statement, so
 * that a second run finds nothing to do, and what a later migration adds or undoes is picked up.
 *
 * <p>Policies whose names begin with {@code insula_} are ours: one that differs is replaced.
 */
@NullMarked
package io.insula.postgres.protection;

import org.jspecify.annotations.NullMarked;
