package io.insula.jdbc.spi;

import io.insula.Tenant;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every statement of a data source: texts that are run, prepared, called, batched,
 * copied or described. Thread-safe.
 *
 * <p>A text is inspected when it is new to a pool, or was forgotten there, and what comes out is
 * remembered with it; so a statement that nothing has to be done about costs nothing. A pool serves
 * tenants of row and of schema isolation alike, so what depends on the tenant is for {@link
 * Interception#before}.
 *
 * <p>What the driver asks by itself, for metadata or for changes through a result set, passes
 * unseen.
 */
@FunctionalInterface
public interface StatementInterceptor {
  /**
   * What has to be done whenever that text is run.
   *
   * @param traits the text, and what is known of it
   * @return null for nothing
   */
  @Nullable Interception inspect(StatementTraits traits);

  /** What has to be done whenever a text is run. Thread-safe, and quick. */
  @FunctionalInterface
  interface Interception {
    /**
     * The statement is about to be sent; a prepared statement's batch is one sending.
     *
     * @param tenant whose connection it is; null for a question to the server itself, such as
     *     {@code select version()}, that was asked without a tenant
     * @throws SQLException to refuse it; nothing has been sent then
     */
    void before(@Nullable Tenant tenant) throws SQLException;
  }
}
