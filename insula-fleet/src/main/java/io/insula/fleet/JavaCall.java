package io.insula.fleet;

import io.insula.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Calls one Java migration on a session, and sees to it that it leaves the transaction alone. */
final class JavaCall {
  private static final String MARK = "select set_config('insula.java_migration', 'runs', true)";
  private static final String LOOK = "select current_setting('insula.java_migration', true)";

  /** Without row security the server refuses to read or change rows that have policies. */
  private static final String BLIND = "select set_config('row_security', '%s', false)";

  private static final String DEFINITIONS =
      "In row isolation the scope DEFINITIONS is for definitions only; rows are for the scope ROWS. ";

  private final PlaceSession session;
  private final Place place;
  private final ReadyFile file;

  JavaCall(PlaceSession session, Place place, ReadyFile file) {
    this.session = session;
    this.place = place;
    this.file = file;
  }

  /** As the migrator: for the target's tenant, or for all row tenants together. */
  void once(String advice) throws SQLException {
    if (place.rows()) {
      text(BLIND.formatted("off"));
      call(null, place.label(), DEFINITIONS + advice);
      text(BLIND.formatted("on"));
    } else {
      call(place.target().tenant(), place.label(), advice);
    }
  }

  /** For a row tenant that is bound. */
  void as(RowTenant tenant, String advice) throws SQLException {
    call(tenant.id(), "tenant " + tenant.id().value(), advice);
  }

  private void call(@Nullable TenantId tenant, String label, String advice) throws SQLException {
    Connection connection = session.connection();
    boolean watched = !connection.getAutoCommit();
    if (watched) {
      text(MARK);
    }
    JavaMigration code = file.file().code();
    if (code == null) {
      throw new IllegalStateException(file + " is not written in Java");
    }
    GuardedConnection guarded = new GuardedConnection(connection);
    try {
      code.migrate(new MigrationContext(guarded.proxy(), place.target().placement(), tenant));
      if (watched && !"runs".equals(text(LOOK))) {
        throw new SQLException(
            "it ended the transaction that was begun for it, so what it did may be kept", "2D000");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.code(place, label, file, e, advice);
    } catch (Exception e) {
      throw Failures.code(place, label, file, e, advice);
    } finally {
      guarded.end();
    }
  }

  private @Nullable String text(String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
