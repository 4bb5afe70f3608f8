package io.insula.operations;

import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.jdbc.Secret;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** An installation on a fresh database, opened; and what tests ask of it. */
final class House implements AutoCloseable {
  /** Roles belong to the whole server, so that all tests on it have one secret. */
  static final Secret SECRET = Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  static final String MIGRATIONS = "classpath:db";

  private final TestDatabase database;
  private final Insula insula;

  private House(TestDatabase database, Insula insula) {
    this.database = database;
    this.insula = insula;
  }

  static House open() {
    return open(UnaryOperator.identity());
  }

  static House open(UnaryOperator<InsulaBuilder> settings) {
    TestDatabase database = install();
    return new House(database, settings.apply(connect(database)).open());
  }

  /** A database where Insula is installed, and nothing else. */
  static TestDatabase install() {
    TestServer server = TestServer.shared();
    TestDatabase database = server.create();
    Insula.install(database.url(), server.user(), server.password()).secret(SECRET).run();
    return database;
  }

  static InsulaBuilder connect(TestDatabase database) {
    return Insula.connect(database.url()).secret(SECRET).migrations(MIGRATIONS);
  }

  TestDatabase database() {
    return database;
  }

  Insula insula() {
    return insula;
  }

  Tenants tenants() {
    return insula.tenants();
  }

  /** Writes a note as that tenant. */
  void write(TenantId tenant, String text) throws SQLException {
    TenantContext.use(tenant, () -> insertNote(insula.dataSource(), text));
  }

  /** The notes that the tenant sees. */
  List<String> notes(TenantId tenant) throws SQLException {
    return TenantContext.with(tenant, () -> selectNotes(insula.dataSource()));
  }

  private static void insertNote(DataSource source, String text) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into note (text) values (?)")) {
      insert.setString(1, text);
      insert.executeUpdate();
    }
  }

  private static List<String> selectNotes(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select text from note order by id");
        ResultSet rows = select.executeQuery()) {
      List<String> notes = new ArrayList<>();
      while (rows.next()) {
        notes.add(rows.getString(1));
      }
      return notes;
    }
  }

  /** Schemas, databases and roles whose name has the id in it, as the superuser sees them. */
  List<String> leftovers(TenantId tenant) {
    return leftovers(database, tenant);
  }

  static List<String> leftovers(TestDatabase database, TenantId tenant) {
    String like = "'%" + tenant.value() + "%'";
    return database.column(
        """
        select 'schema ' || nspname from pg_namespace where nspname like %1$s
        union all
        select 'database ' || datname from pg_database
          where datname like '%2$s%%' and datname like %1$s
        union all
        select 'role ' || rolname from pg_roles
          where rolname like '%2$s%%' and rolname like %1$s
        """
            .formatted(like, database.name()));
  }

  /** Drops tenants' databases and roles too. */
  static void demolish(TestDatabase database) {
    String own = database.name() + "\\_%";
    for (String name :
        database.column("select datname from pg_database where datname like '" + own + "'")) {
      database.execute("drop database if exists \"" + name + "\" with (force)");
    }
    for (String name :
        database.column("select rolname from pg_roles where rolname like '" + own + "'")) {
      database.execute("drop role if exists \"" + name + "\"");
    }
    database.close();
  }

  @Override
  public void close() {
    insula.close();
    demolish(database);
  }
}
