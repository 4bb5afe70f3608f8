package io.insula.postgres.conformance;

import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The bare driver, on tables without any tenant, as a role that owns nothing. */
final class PlainSide implements Side {
  private static final String ROLE = "plain_" + ProcessHandle.current().pid();

  private final TestDatabase database = TestServer.shared().create();
  private final String role;

  PlainSide(String suffix) {
    role = ROLE + suffix;
    database.execute(
        """
        create role %1$s login password 'plain';
        revoke temporary on database %2$s from public;
        alter database %2$s set statement_timeout = '20s';
        grant usage on schema public to %1$s;
        """
            .formatted(role, database.name()));
    database.execute(Tables.definition());
    database.execute(
        """
        grant select, insert, update, delete on all tables in schema public to %1$s;
        grant usage, select on all sequences in schema public to %1$s;
        """
            .formatted(role));
  }

  @Override
  public Connection open(Map<String, String> options) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", "plain");
    properties.putAll(options);
    return DriverManager.getConnection(database.url(), properties);
  }

  @Override
  public Connection administrator() throws SQLException {
    return database.connect();
  }

  @Override
  public void reset() {
    database.execute(Tables.emptied("public") + Tables.rows(""));
  }

  @Override
  public String normalised(String line) {
    return line.replace(database.name(), "NAME").replace(role, "NAME");
  }

  @Override
  public void close() {
    database.execute("drop owned by %1$s; drop role %1$s".formatted(role));
    database.close();
  }
}
