package io.insula.jdbc.spi;

import io.insula.Tenant;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every statement of a data source. Thread-safe.
 *
 * <p>A text is inspected once for each pool that meets it, and what comes out is remembered with
 * it; so a statement that nothing has to be done about costs nothing.
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
     * The statement is about to be sent.
     *
     * @param tenant whose connection it is
     * @throws SQLException to refuse it; nothing has been sent then
     */
    void before(Tenant tenant) throws SQLException;
  }
}
