package io.insula;

/**
 * Where one tenant's data lives. Everything that routes asks for a placement and nothing else.
 *
 * @param isolation how the data is kept apart there
 * @param cluster the name of the database server
 * @param database the database on that server; for {@link Isolation#DATABASE} the tenant's own
 * @param schema the schema of the tenant's tables; for {@link Isolation#ROW} the shared one
 * @param role the login role that application work runs as
 */
public record Placement(
    Isolation isolation, String cluster, String database, String schema, String role) {}
