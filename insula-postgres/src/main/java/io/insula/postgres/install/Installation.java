package io.insula.postgres.install;

import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.postgres.internal.Attempts;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Prepares one database, in one transaction. Immutable and thread-safe. */
public final class Installation {
  /** "insula", for {@code pg_advisory_xact_lock}. */
  private static final long LOCK = 0x696e73756c61L;

  private final InstallSettings settings;

  public Installation(InstallSettings settings) {
    this.settings = settings;
  }

  /** Roles, and all that belongs into a database where many tenants live. */
  public List<InstallStep> run(Connection administrator) throws SQLException {
    Requirements.check(administrator, settings.roles());
    return Attempts.inTransaction(
        administrator, c -> steps(c, settings.roles().application(), true));
  }

  /**
   * All that belongs into a database of one tenant; the server's roles are there already.
   *
   * @param migrator a connection of the migrator to that database, which it owns
   * @param application the role that application work runs as there
   */
  public List<InstallStep> runInside(Connection migrator, String application) throws SQLException {
    return Attempts.inTransaction(migrator, c -> steps(c, application, false));
  }

  private List<InstallStep> steps(Connection connection, String application, boolean whole)
      throws SQLException {
    Query.text(connection, "select pg_catalog.pg_advisory_xact_lock(?)", LOCK);
    List<InstallStep> done = new ArrayList<>();
    if (whole) {
      run(new RoleSteps(settings).steps(), connection, done);
    }
    String database = String.valueOf(Query.text(connection, "select current_database()"));
    run(
        new DatabaseSteps(settings.roles(), application, database).steps(connection),
        connection,
        done);
    run(new SchemaSteps(settings, application).steps(), connection, done);
    run(new TableSchemaSteps(settings, application).steps(connection), connection, done);
    return done;
  }

  private void run(List<Step> steps, Connection connection, List<InstallStep> done)
      throws SQLException {
    for (Step step : steps) {
      done.add(step.run(connection, settings.dryRun()));
    }
  }
}
