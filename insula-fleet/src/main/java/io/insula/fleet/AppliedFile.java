package io.insula.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A file that was applied.
 *
 * @param kind whose tables
 * @param version null for a repeatable file
 * @param script the name of the file
 * @param millis how long it took
 */
public record AppliedFile(
    MigrationKind kind, @Nullable String version, String script, long millis) {}
