package io.insula.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How many tenants are at one version.
 *
 * @param version null before the first migration
 * @param tenants how many are at it
 * @param current how many of them are up to date with the files that were asked about
 */
public record VersionCount(@Nullable String version, long tenants, long current) {}
