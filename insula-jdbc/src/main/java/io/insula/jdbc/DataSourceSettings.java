package io.insula.jdbc;

import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.StatementInterceptor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that a {@link TenantDataSource} can be told.
 *
 * @param binding how connections are tied to tenants
 * @param pools how connections are pooled
 * @param roles the roles of the installation
 * @param passwords passwords that the user chose, by role; the others are derived from the secret
 * @param rowSchema the schema of the tables in row isolation
 * @param sharedSchema the schema of shared tables
 * @param column the tenant column of row isolation
 * @param statements how many distinct statement texts a pool remembers
 * @param interceptors what stands before every statement, in this order
 */
public record DataSourceSettings(
    BindingSettings binding,
    PoolSettings pools,
    RoleNames roles,
    Map<String, String> passwords,
    String rowSchema,
    String sharedSchema,
    TenantColumn column,
    int statements,
    List<StatementInterceptor> interceptors) {
  /** How many distinct statement texts a pool remembers, unless set. */
  public static final int STATEMENTS = 2_000;

  public DataSourceSettings {
    passwords = Map.copyOf(passwords);
    interceptors = List.copyOf(interceptors);
  }

  /** The defaults, with proof. */
  public static DataSourceSettings of(Secret secret) {
    return of(BindingSettings.of(secret));
  }

  /** The defaults, bound like that. */
  public static DataSourceSettings of(BindingSettings binding) {
    return new DataSourceSettings(
        binding,
        PoolSettings.DEFAULT,
        RoleNames.DEFAULT,
        Map.of(),
        InstallSettings.ROW_SCHEMA,
        InstallSettings.SHARED_SCHEMA,
        TenantColumn.DEFAULT,
        STATEMENTS,
        List.of());
  }

  /** The same, with other pools. */
  public DataSourceSettings with(PoolSettings other) {
    return new DataSourceSettings(
        binding,
        other,
        roles,
        passwords,
        rowSchema,
        sharedSchema,
        column,
        statements,
        interceptors);
  }

  /** The same, with other roles. */
  public DataSourceSettings with(RoleNames other) {
    return new DataSourceSettings(
        binding,
        pools,
        other,
        passwords,
        rowSchema,
        sharedSchema,
        column,
        statements,
        interceptors);
  }

  /** The same, with another tenant column. */
  public DataSourceSettings with(TenantColumn other) {
    return new DataSourceSettings(
        binding, pools, roles, passwords, rowSchema, sharedSchema, other, statements, interceptors);
  }

  /** The same, with passwords that the user chose. */
  public DataSourceSettings withPasswords(Map<String, String> chosen) {
    return new DataSourceSettings(
        binding, pools, roles, chosen, rowSchema, sharedSchema, column, statements, interceptors);
  }

  /** The same, with one more interceptor, behind those that are there. */
  public DataSourceSettings with(StatementInterceptor another) {
    List<StatementInterceptor> all =
        Stream.concat(interceptors.stream(), Stream.of(another)).toList();
    return new DataSourceSettings(
        binding, pools, roles, passwords, rowSchema, sharedSchema, column, statements, all);
  }

  /** The password of that role: the chosen one, or the derived one. */
  public String password(String role) {
    String chosen = passwords.get(role);
    return chosen != null ? chosen : binding.secret().password(role);
  }

  @Override
  public String toString() {
    return "DataSourceSettings[pools=" + pools + ", roles=" + roles + ", column=" + column + "]";
  }
}
