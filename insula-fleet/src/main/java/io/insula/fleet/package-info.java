/**
 * Brings tenants' tables up to date with plain SQL files, written as if there were one tenant only.
 *
 * <p>{@link io.insula.fleet.Migrations} are the files: {@code db/shared} for tables that all
 * tenants of a database read, {@code db/tenant} for a tenant's own. {@link
 * io.insula.fleet.Migrator} applies them to one {@link io.insula.fleet.MigrationTarget} in one
 * transaction, together with the protection that the isolation asks for and the lines of the
 * ledger. {@link io.insula.fleet.FleetRun} does so for many.
 */
@NullMarked
package io.insula.fleet;

import org.jspecify.annotations.NullMarked;
