/**
 * What still exists of tenants that are gone: places, rows, ledger lines, and what names them
 * anywhere in the database servers. {@link io.insula.proof.leftovers.Leftovers} looks, and removes
 * what is provably a purged tenant's. Nothing else is ever removed.
 */
@NullMarked
package io.insula.proof.leftovers;

import org.jspecify.annotations.NullMarked;
