package io.insula.operations;

import io.insula.jdbc.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A cluster to add.
 *
 * @param name unique, the form of a tenant id
 * @param url the JDBC address of the database for row and schema tenants; no credentials
 * @param region free text that rules can match
 * @param administrator who may create roles there; used once, not kept
 */
public record NewCluster(
    String name, String url, @Nullable String region, Credentials administrator) {}
