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
 * <p>A key that the database fills by itself (identity, sequence, uuid with a default) stays as it
 * is; every other key becomes per tenant, also an id that the application makes. A later statement
 * can't refer to such a key as it is written; {@code LaterReferences} puts a check in the place of
 * its foreign key ({@code StandIn}), and the next protection turns that into what was meant.
 *
 * <p>What no policy can cover is refused in every schema that other tenants could name: a
 * materialized view behind a gate would be readable by all, since they share one role. In a
 * database of its own there is nobody to see through, and nothing is refused.
 *
 * <p>Policies whose names begin with {@code insula_} are ours: one that differs is replaced.
 */
@NullMarked
package io.insula.postgres.protection;

import org.jspecify.annotations.NullMarked;
