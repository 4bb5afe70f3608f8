package io.insula.proof.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the victim can work: sees its own rows, can write, and meets nothing left by others. */
final class Checkup {
  /** What a session has of its own, beyond its tenant. */
  private static final String SESSION =
      """
      select concat_ws(' | ',
        (select string_agg(name || '=' || setting, ', ' order by name) from pg_settings
          where source in ('session', 'user', 'database user') and name <> '%s'),
        (select string_agg(name, ', ') from pg_prepared_statements where from_sql),
        (select string_agg(name, ', ') from pg_cursors where is_holdable),
        (select string_agg(c, ', ') from pg_listening_channels() c),
        (select count(*) from pg_locks where pid = pg_backend_pid() and locktype = 'advisory'),
        session_user, current_user, pg_my_temp_schema(), current_schemas(true)::text)""";

  private final Ground ground;
  private final Words words;
  private final String session;
  private final List<String> victim;
  private final List<String> attacker;

  private Checkup(Ground ground, Words words, String session) throws SQLException {
    this.ground = ground;
    this.words = words;
    this.session = session;
    this.victim = ground.victimState(false);
    this.attacker = ground.attackerState();
  }

  /** Learns what all looks like before anything has happened. */
  static Checkup of(Ground ground) throws SQLException {
    try (Connection victim = ground.victim()) {
      Words words = ground.words(victim, true);
      return new Checkup(ground, words, value(victim, session(words)));
    }
  }

  /** What the victim had in the beginning. */
  List<String> victim() {
    return victim;
  }

  /** What the attacker had in the beginning. */
  List<String> attacker() {
    return attacker;
  }

  private static String session(Words words) {
    return SESSION.formatted(words.get("setting"));
  }

  /** What is wrong with the next checkout; empty if nothing is. */
  Optional<String> next() {
    try (Connection victim = ground.victim()) {
      work(victim);
      String now = value(victim, session(words));
      return now.equals(session)
          ? Optional.empty()
          : Optional.of("the session is another: " + difference(now));
    } catch (SQLException | RuntimeException e) {
      return Optional.of("the next checkout fails with " + name(e));
    }
  }

  private String difference(String now) {
    List<String> parts = new ArrayList<>(List.of(now.split("[|,] ", -1)));
    parts.removeAll(List.of(session.split("[|,] ", -1)));
    return String.join(", ", parts);
  }

  /** What is wrong with the session beside; empty if nothing is. */
  Optional<String> beside() throws SQLException {
    try {
      work(ground.bystander());
      return Optional.empty();
    } catch (SQLException | RuntimeException e) {
      ground.replaceBystander();
      return Optional.of("a session beside fails with " + name(e));
    }
  }

  private static String name(Exception failure) {
    return failure instanceof SQLException sql ? "SQLSTATE " + sql.getSQLState() : "" + failure;
  }

  private void work(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      run(connection, "set local lock_timeout = '500ms'");
      List<String> secrets =
          column(connection, words.fill("select secret from ${vault} order by id"));
      if (!secrets.equals(ground.secrets())) {
        throw new SQLException("The victim sees other rows than its own", "XXXXX");
      }
      run(connection, words.fill("update ${vault} set amount = amount + 1"));
      run(connection, words.fill("insert into ${ticket} (id, title) values (5, 'new')"));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    // As an application does that puts values into its texts.
    String secret = ground.secrets().get(0);
    run(connection, words.fill("select id from ${vault} where secret = '" + secret + "'"));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    return column(connection, sql).get(0);
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    }
  }
}
