/**
 * Tries every door between tenants of a live installation. {@link
 * io.insula.proof.isolation.IsolationCheck} makes a few tenants, gives each rows that are
 * recognised, and looks for them as every other tenant: in data, names, connections, caches and
 * under load. What it made it removes.
 */
@NullMarked
package io.insula.proof.isolation;

import org.jspecify.annotations.NullMarked;
