/**
 * Prepares a database: three roles, the schema {@code insula}, the keys, the functions that say who
 * is bound, the ledger, and the grants around them.
 *
 * <p>An {@link io.insula.postgres.install.Installation} is a list of steps. Each step is a question
 * to the system catalog (is it already so?) and the statements that make it so; all run in one
 * transaction, so that an installation is whole or absent. The SQL of the objects is in the
 * resources {@code install/v1}.
 */
@NullMarked
package io.insula.postgres.install;

import org.jspecify.annotations.NullMarked;
