package io.insula.guard.audit;

/**
 * What a trail did since it was opened.
 *
 * @param written entries that this process wrote to the database
 * @param spooled entries that it acknowledged from a local file
 * @param drained entries of local files that it wrote to the database
 * @param refused entries that it did not acknowledge
 * @param waiting entries that wait to be written now
 * @param away whether the database did not take the last ones
 */
public record AuditStats(
    long written, long spooled, long drained, long refused, int waiting, boolean away) {}
