/**
 * How the DataSource works inside. A checkout is a {@link io.insula.jdbc.internal.TenantConnection}
 * over a pooled connection; its {@code Binder} decides for each statement whether it is sent as it
 * is, behind a binding query in the same round trip, or after an explicit binding. Statements come
 * as {@code TenantStatement}, {@code TenantPreparedStatement} and {@code TenantCallableStatement}.
 * {@link io.insula.jdbc.internal.Pools} has one pool for each place and login.
 */
@NullMarked
package io.insula.jdbc.internal;

import org.jspecify.annotations.NullMarked;
