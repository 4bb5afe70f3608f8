/**
 * The PostgreSQL dialect.
 *
 * <p>{@link io.insula.postgres.PostgresAdministration} is its slow path: {@link
 * io.insula.postgres.install} prepares a database (roles, keys, the functions that say who is
 * bound), {@link io.insula.postgres.places} makes and removes what tenants live in, {@link
 * io.insula.postgres.protection} keeps the tables there apart. {@link io.insula.postgres.session}
 * is its fast path: how a connection is bound. Names become SQL in {@link
 * io.insula.postgres.internal.Identifiers} alone.
 */
@NullMarked
package io.insula.postgres;

import org.jspecify.annotations.NullMarked;
