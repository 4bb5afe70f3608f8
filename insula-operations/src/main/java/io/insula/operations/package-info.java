/**
 * The use cases, the same for the library, the command line and a server. {@link
 * io.insula.operations.Insula} is the entry point: it opens an installation on a JDBC address and
 * gives the {@link javax.sql.DataSource} for application work, and {@link
 * io.insula.operations.Tenants}, {@link io.insula.operations.Clusters}, {@link
 * io.insula.operations.Fleet} and {@link io.insula.operations.Doctor} for the work on tenants.
 * {@link io.insula.operations.Installation} prepares a database for all of that.
 *
 * <p>What takes several steps (creating and purging a tenant) is journalled: after a crash the same
 * call, or the doctor, finishes or undoes it.
 */
@NullMarked
package io.insula.operations;

import org.jspecify.annotations.NullMarked;
