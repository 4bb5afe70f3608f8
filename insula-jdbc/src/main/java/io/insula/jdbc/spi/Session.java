package io.insula.jdbc.spi;

import io.insula.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One physical connection, seen by the dialect. Nothing here asks the database, except {@link
 * #rewrite} for a statement that is new to its pool.
 */
public interface Session {
  /** The driver's connection. */
  Connection connection();

  /** How this connection is tied to the tenant; remembered while its proof is fresh. */
  Binding binding(Tenant tenant);

  /** The state of the transaction, as the driver knows it in memory. */
  Transaction transaction();

  /**
   * The text to send in row isolation, where unique keys are per tenant.
   *
   * @return the text; null when it cannot be told now, then it is asked again
   */
  @Nullable String rewrite(StatementTraits traits) throws SQLException;

  /** Asks for the results of a prefixed statement as {@link PrefixedResults} says. */
  void prepare(PreparedStatement statement, PrefixedResults results) throws SQLException;

  /**
   * The clause that makes a statement return its generated keys.
   *
   * @param columns which; empty for all
   */
  String keysClause(List<String> columns);

  /** Whether a failed statement can be sent again, as the driver does by itself when it can. */
  boolean healsOnRetry(SQLException failure);

  /** The same failure, with the way round in its message when it is one of isolation. */
  SQLException explain(SQLException failure, StatementTraits traits);

  /** The failure that the driver would report. */
  SQLException complaint(Complaint complaint);

  /**
   * A view of the driver's object that is no way out.
   *
   * @param type what the user wants to see
   * @param object the driver's object
   * @return null if there is none
   */
  @Nullable Object view(Class<?> type, Object object, Guard guard) throws SQLException;

  /** The state of a transaction. */
  enum Transaction {
    NONE,
    OPEN,
    FAILED
  }

  /** What the results of a prefixed statement are wanted for. */
  enum PrefixedResults {
    /** The statement is prepared by the user, and may run often. */
    REPEATED,
    /** The statement runs once. */
    ONCE,
    /** Rows are generated keys: the count comes as a result of its own behind them. */
    KEYS,
    /** Both of the above. */
    KEYS_ONCE
  }

  /** What a driver says of wrong use. */
  enum Complaint {
    NO_RESULT,
    UNEXPECTED_RESULT,
    CONNECTION_CLOSED,
    STATEMENT_CLOSED
  }
}
