package io.insula;

import org.jspecify.annotations.Nullable;

/**
 * One database server, or replicated set, with the database on it that Insula was installed in.
 *
 * @param name unique, the form of a tenant id
 * @param url the JDBC address of the database that holds row and schema tenants; no credentials
 * @param region free text that rules can match, or null
 */
public record Cluster(String name, String url, @Nullable String region) {
  /** The cluster that holds the catalog. */
  public static final String HOME = "main";
}
