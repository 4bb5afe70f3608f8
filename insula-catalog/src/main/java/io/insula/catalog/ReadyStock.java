package io.insula.catalog;

/**
 * How much is in stock of one kind.
 *
 * @param kind of which
 * @param size how many are to be kept ready
 * @param ready how many are
 * @param behind how many of those are not up to date with the migration files
 * @param unfinished how many are being made or removed, or were left half done
 * @param claims how many tenants got a place that was ready
 * @param misses how many found none ready, so that their place was built
 */
public record ReadyStock(
    ReadyKind kind, int size, int ready, int behind, int unfinished, long claims, long misses) {}
