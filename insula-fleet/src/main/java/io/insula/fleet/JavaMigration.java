package io.insula.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A migration written in Java, for what SQL can't say. It stands among the tenant's SQL files by
 * its version, is applied exactly once like them, and its line in the ledger commits with what it
 * did. Name the class as a file would be named:
 *
 * <pre>{@code
 * final class V3__Hash_tokens implements JavaMigration {
 *   @Override
 *   public void migrate(MigrationContext context) throws SQLException {
 *     … context.connection() …
 *   }
 * }
 * }</pre>
 *
 * <p>One object serves all tenants, on several threads at a time.
 */
@FunctionalInterface
public interface JavaMigration {
  /** Whose rows a Java migration sees in row isolation; the other isolations don't tell these. */
  enum Scope {
    /**
     * Reads or changes rows: called once for each row tenant, bound to it, with the application's
     * rights. Repeated for each tenant that is created later, as statements about rows are.
     */
    ROWS,
    /**
     * Changes definitions: called once for all row tenants, with the migrator's rights and without
     * a tenant; what it made is protected behind it. It can neither read nor change tenants' rows.
     */
    DEFINITIONS
  }

  /**
   * A name such as a file's, without {@code .sql}: {@code V3__hash_tokens}, or {@code R__totals}
   * for one that is called again whenever its {@link #checksum} has changed. The simple name of the
   * class unless overridden.
   */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * What tells one form of it from another. If it is not null it must stay as it is once it was
   * applied, as the text of a file must; null keeps no watch.
   */
  default @Nullable Integer checksum() {
    return null;
  }

  /**
   * Whether it runs in a transaction. Otherwise each of its statements commits by itself, and it is
   * called again, from its beginning, when it was interrupted. In row isolation only {@link
   * Scope#DEFINITIONS} can do without.
   */
  default boolean transactional() {
    return true;
  }

  /** Whose rows it sees in row isolation. */
  default Scope scope() {
    return Scope.ROWS;
  }

  /**
   * Does it.
   *
   * @throws Exception if it fails; nothing of it is kept, if it runs in a transaction
   */
  void migrate(MigrationContext context) throws Exception;
}
