package io.insula.proof.lint.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what there is to know of a server. Thread-safe. */
public final class ServerReader {
  private static final Question ABOUT = Question.load("server.sql");
  private static final Question ROLES = Question.load("roles.sql");
  private static final Question MEMBERSHIPS = Question.load("memberships.sql");
  private static final Question PLANTED = Question.load("planted.sql");
  private static final Question PARAMETERS = Question.load("parameters.sql");
  private static final Question SETTINGS = Question.load("settings.sql");
  private static final Question PREPARED = Question.load("prepared.sql");
  private static final Question SLOTS = Question.load("slots.sql");

  private final Expected expected;
  private final Clock clock;

  public ServerReader(Expected expected, Clock clock) {
    this.expected = expected;
    this.clock = clock;
  }

  private record About(int version, Server.Line line, Duration skew) {}

  /**
   * Asks the server.
   *
   * @param runtime the roles that application work runs as
   * @param databases those of the installation
   */
  public Server read(
      Connection migrator, String cluster, Set<String> runtime, List<String> databases)
      throws SQLException {
    About about = about(migrator);
    Set<String> roles = new TreeSet<>(runtime);
    roles.add(expected.roles().owner());
    roles.add(expected.roles().migrator());
    return new Server(
        expected,
        cluster,
        about.version(),
        Set.copyOf(runtime),
        ROLES.ask(migrator, ServerReader::role, roles).stream()
            .collect(Collectors.toMap(Server.Role::name, Function.identity())),
        MEMBERSHIPS.ask(migrator, ServerReader::membership),
        PLANTED.ask(migrator, ServerReader::planted, runtime, databases),
        PARAMETERS.ask(migrator, ServerReader::parameter, runtime),
        settings(migrator),
        PREPARED.ask(migrator, ServerReader::prepared, databases),
        SLOTS.ask(migrator, ServerReader::slot, databases),
        about.line(),
        about.skew());
  }

  /** The server's clock is read between two looks at ours. */
  private About about(Connection connection) throws SQLException {
    Instant before = clock.instant();
    List<About> abouts =
        ABOUT.ask(
            connection,
            row ->
                new About(
                    row.getInt("version"),
                    new Server.Line(row.getBoolean("encrypted"), row.getBoolean("local")),
                    skew(before, clock.instant(), row)));
    return abouts.get(0);
  }

  private static Duration skew(Instant before, Instant after, ResultSet row) throws SQLException {
    Instant ours = before.plus(Duration.between(before, after).dividedBy(2));
    return Duration.between(ours, row.getTimestamp("time").toInstant());
  }

  private static Map<String, String> settings(Connection connection) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    SETTINGS
        .ask(
            connection, row -> Map.entry(Question.text(row, "name"), Question.text(row, "setting")))
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
    return settings;
  }

  private static Server.Role role(ResultSet row) throws SQLException {
    return new Server.Role(
        Question.text(row, "rolname"),
        row.getBoolean("rolsuper"),
        row.getBoolean("rolbypassrls"),
        row.getBoolean("rolcreaterole"),
        row.getBoolean("rolcreatedb"),
        row.getBoolean("rolreplication"),
        row.getBoolean("rolcanlogin"));
  }

  private static Server.Membership membership(ResultSet row) throws SQLException {
    return new Server.Membership(
        Question.text(row, "group"), Question.text(row, "member"), row.getBoolean("inherits"));
  }

  private static Server.Planted planted(ResultSet row) throws SQLException {
    String setting = Question.text(row, "setting");
    int equals = setting.indexOf('=');
    return new Server.Planted(
        Question.text(row, "role"),
        Question.text(row, "database"),
        setting.substring(0, equals),
        setting.substring(equals + 1));
  }

  private static Server.ParameterGrant parameter(ResultSet row) throws SQLException {
    return new Server.ParameterGrant(
        Question.text(row, "parameter"),
        new Grant(Question.text(row, "grantee"), Question.text(row, "privilege")));
  }

  private static Server.Prepared prepared(ResultSet row) throws SQLException {
    return new Server.Prepared(
        Question.text(row, "gid"),
        Question.text(row, "owner"),
        Question.text(row, "database"),
        Duration.ofSeconds(row.getLong("age")));
  }

  private static Server.Slot slot(ResultSet row) throws SQLException {
    return new Server.Slot(Question.text(row, "slot_name"), Question.text(row, "slot_type"));
  }
}
