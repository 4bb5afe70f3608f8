package io.insula.catalog;

/**
 * What a {@link Catalog} did since it was opened.
 *
 * @param hits lookups answered from memory
 * @param misses lookups that were not
 * @param loads queries for one tenant
 * @param stale lookups refused since nothing trustworthy was known
 * @param announcements changes that were heard of
 * @param reconnects how often the listening connection was lost
 */
public record CatalogStats(
    long hits, long misses, long loads, long stale, long announcements, long reconnects) {}
