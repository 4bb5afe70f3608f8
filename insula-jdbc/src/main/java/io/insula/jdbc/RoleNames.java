package io.insula.jdbc;

/**
 * The roles of an installation.
 *
 * @param owner owns the schema {@code insula} and the secret; cannot log in
 * @param migrator owns the tables and runs DDL
 * @param application what application work runs as: not an owner, only SELECT/INSERT/UPDATE/DELETE
 */
public record RoleNames(String owner, String migrator, String application) {
  /** {@code insula_owner}, {@code insula_migrator}, {@code insula_app}. */
  public static final RoleNames DEFAULT = withPrefix("insula");

  /** Names that begin with the given text, for a second installation on one server. */
  public static RoleNames withPrefix(String prefix) {
    return new RoleNames(prefix + "_owner", prefix + "_migrator", prefix + "_app");
  }
}
