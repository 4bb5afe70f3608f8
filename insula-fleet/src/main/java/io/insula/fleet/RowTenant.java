package io.insula.fleet;

import io.insula.TenantId;

/**
 * A tenant whose rows live in shared tables.
 *
 * @param id its name
 * @param number its surrogate number
 */
public record RowTenant(TenantId id, long number) {}
