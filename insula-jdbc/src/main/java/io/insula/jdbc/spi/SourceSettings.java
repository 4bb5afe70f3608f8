package io.insula.jdbc.spi;

import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.TenantColumn;
import java.time.Clock;
import java.util.List;

/**
 * Where and how the connections of one pool are opened.
 *
 * @param url the JDBC address, with the database
 * @param credentials the login
 * @param path the schemas that names are looked for in, as the connection's default
 * @param shared the schema of shared tables
 * @param column the tenant column of row isolation
 * @param binding how connections are tied to tenants
 * @param clock what proofs expire by
 */
public record SourceSettings(
    String url,
    Credentials credentials,
    List<String> path,
    String shared,
    TenantColumn column,
    BindingSettings binding,
    Clock clock) {
  public SourceSettings {
    path = List.copyOf(path);
  }
}
