package io.insula.postgres.session;

import io.insula.Tenant;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.Guard;
import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.SourceSettings;
import io.insula.jdbc.spi.StatementTraits;
import io.insula.jdbc.spi.StatementTraits.ConflictTarget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgStatement;

/** One connection to PostgreSQL. */
final class PostgresSession implements Session {
  private final BaseConnection connection;
  private final Bindings bindings;
  private final UniqueKeys keys;
  private final boolean quotesKeys;

  PostgresSession(
      BaseConnection connection, SourceSettings settings, String defaultPath, UniqueKeys keys) {
    this.connection = connection;
    this.bindings = new Bindings(settings, defaultPath, connection.getBackendPID());
    this.keys = keys;
    this.quotesKeys = UrlParameters.of(settings.url()).quotesKeys();
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public Binding binding(Tenant tenant) {
    return bindings.of(tenant);
  }

  @Override
  public Transaction transaction() {
    return switch (connection.getTransactionState()) {
      case IDLE -> Transaction.NONE;
      case OPEN -> Transaction.OPEN;
      case FAILED -> Transaction.FAILED;
    };
  }

  @Override
  public @Nullable String rewrite(StatementTraits traits) throws SQLException {
    ConflictTarget target = traits.conflict();
    if (target == null || transaction() == Transaction.FAILED) {
      return target == null ? traits.sql() : null;
    }
    return switch (keys.meaning(target, connection)) {
      case AS_WRITTEN -> traits.sql();
      case PER_TENANT -> keys.withTenant(traits.sql(), target);
      case UNKNOWN -> null;
    };
  }

  @Override
  public void prepare(PreparedStatement statement, PrefixedResults results) throws SQLException {
    if (results == PrefixedResults.REPEATED) {
      return;
    }
    PgStatement bare = statement.unwrap(PgStatement.class);
    if (results == PrefixedResults.KEYS || results == PrefixedResults.KEYS_ONCE) {
      bare.wantsGeneratedKeysAlways = true;
    }
    if (results == PrefixedResults.ONCE || results == PrefixedResults.KEYS_ONCE) {
      bare.setPrepareThreshold(0);
    }
  }

  @Override
  public String keysClause(List<String> columns) {
    if (columns.isEmpty() || columns.get(0).startsWith("*")) {
      return " RETURNING *";
    }
    Stream<String> names = quotesKeys ? columns.stream().map(UniqueKeys::quoted) : columns.stream();
    return names.collect(Collectors.joining(", ", " RETURNING ", ""));
  }

  @Override
  public boolean healsOnRetry(SQLException failure) {
    return connection.getQueryExecutor().willHealOnRetry(failure);
  }

  @Override
  public SQLException explain(SQLException failure, StatementTraits traits) {
    return Explanations.of(failure, traits.sql());
  }

  @Override
  public SQLException complaint(Complaint complaint) {
    return Explanations.of(complaint);
  }

  @Override
  public @Nullable Object view(Class<?> type, Object object, Guard guard) {
    return PostgresViews.of(type, object, guard);
  }
}
