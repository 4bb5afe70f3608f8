package io.insula.proof.plan;

/**
 * A way around a barred index. Immutable.
 *
 * @param words what to do, for people
 * @param sql what to put into a migration of the tenants' tables; empty if nothing need be
 * @param query how the application asks from then on
 */
public record Remedy(String words, String sql, String query) {}
