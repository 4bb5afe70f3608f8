package io.insula.guard.audit;

import io.insula.catalog.CatalogSchema;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.PostgresAdministration;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;

/** A database with a catalog, and what a trail in it needs. */
final class House implements AutoCloseable {
  static final Secret SECRET = Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  static final InstallSettings SETTINGS = InstallSettings.of(SECRET);

  /** Impatient, so that a test of a database that is away takes no time. */
  static final AuditSettings SETTINGS_OF_TRAIL =
      new AuditSettings(
          1_000, 100, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(50), null);

  private static final String TIMEOUTS = "?connectTimeout=5&socketTimeout=5";

  final TestDatabase database;

  private House(TestDatabase database) {
    this.database = database;
  }

  static House open() {
    return new House(TestServer.shared().copy("audit", House::prepare));
  }

  private static void prepare(TestDatabase database) throws SQLException {
    try (Connection admin = database.connect()) {
      prepare(admin, database.url());
    }
  }

  static void prepare(Connection admin, String url) throws SQLException {
    new PostgresAdministration().install(admin, SETTINGS);
    try (Connection migrator = connect(url, RoleNames.DEFAULT.migrator())) {
      new CatalogSchema(RoleNames.DEFAULT).apply(migrator);
    }
  }

  static Connection connect(String url, String role) throws SQLException {
    return DriverManager.getConnection(url + TIMEOUTS, role, SETTINGS.password(role));
  }

  AuditConnections migrator() {
    return migrator(database.url());
  }

  static AuditConnections migrator(String url) {
    return () -> inTransaction(connect(url, RoleNames.DEFAULT.migrator()));
  }

  AuditConnections application() {
    return application(database.url());
  }

  /** As a process without the migrator's login connects. */
  static AuditConnections application(String url) {
    return () -> bound(connect(url, RoleNames.DEFAULT.application()), "!catalog");
  }

  static Connection inTransaction(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return connection;
  }

  static Connection bound(Connection connection, String tenant) throws SQLException {
    inTransaction(connection);
    int pid = connection.unwrap(PGConnection.class).getBackendPID();
    long expiry = Instant.now().plusSeconds(600).getEpochSecond();
    String value = new BindingProof(BindingSettings.of(SECRET), pid).value(tenant, 1, expiry);
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('insula.binding', ?, true)")) {
      statement.setString(1, value);
      statement.execute();
    }
    return connection;
  }

  AuditTrail trail() {
    return trail(UnaryOperator.identity());
  }

  AuditTrail trail(UnaryOperator<AuditSettings> settings) {
    return trail(application(), settings);
  }

  static AuditTrail trail(AuditConnections connections, UnaryOperator<AuditSettings> settings) {
    return AuditTrail.open(
        connections,
        SECRET,
        settings.apply(SETTINGS_OF_TRAIL),
        "tester",
        Clock.systemUTC(),
        AuditListener.NONE);
  }

  Audit audit(AuditTrail trail) {
    return new Audit(migrator(), trail, SECRET);
  }

  /** Records that many entries, numbered from 1. */
  static void fill(AuditTrail trail, int entries) {
    for (int i = 1; i <= entries; i++) {
      trail.record(AuditRecord.of("test.entry").object("object " + i).detail("n", i));
    }
  }

  List<String> positions() {
    return database.column("select position from insula.audit_entry order by position");
  }

  @Override
  public void close() {
    database.close();
  }
}
