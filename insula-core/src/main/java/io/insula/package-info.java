/**
 * The words that every other module speaks: a {@link io.insula.Tenant} has a {@link
 * io.insula.TenantId}, a {@link io.insula.TenantStatus} and a {@link io.insula.Placement} that says
 * where its data lives; {@link io.insula.TenantContext} says which tenant the current code works
 * for.
 *
 * <p>Nothing here talks to a database. What does is reached through the interfaces of {@link
 * io.insula.spi}.
 */
@NullMarked
package io.insula;

import org.jspecify.annotations.NullMarked;
