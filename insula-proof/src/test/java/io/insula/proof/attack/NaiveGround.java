package io.insula.proof.attack;

import io.insula.testbed.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Row security as it is often done: policies that compare with a plain setting, one role that owns
 * the tables and may make temporary ones, and a pool that sets the setting and clears nothing.
 */
final class NaiveGround implements Ground {
  private static final String ROLE = "naive_app";
  private static final String PASSWORD = "naive";
  private static final Tables TABLES = new Tables("app", "");

  private final TestDatabase database;
  private final Connection admin;
  private final Probe attacker = Probe.of(100, "mka" + seed());
  private final Probe victim = Probe.of(200, "mkv" + seed());
  private Connection pooled;
  private Connection bystander;

  NaiveGround(TestDatabase database) throws SQLException {
    this.database = database;
    this.admin = database.connect();
    // An attack may hold a lock that its pool never gives back.
    run(admin, "set lock_timeout = '3s'");
    run(
        admin,
        """
        drop role if exists naive_app;
        create role naive_app login password 'naive'""");
    rebuild();
    pooled = login();
    bystander = bound(login(), "victim");
  }

  private static String seed() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  }

  private Connection login() throws SQLException {
    return database.connect(ROLE, PASSWORD);
  }

  private static Connection bound(Connection connection, String tenant) throws SQLException {
    run(connection, "set app.tenant = '" + tenant + "'; set search_path = app");
    return connection;
  }

  private void rebuild() throws SQLException {
    run(
        admin,
        """
        drop schema if exists app cascade;
        create schema app authorization naive_app;
        set app.tenant = '';
        set role naive_app;
        set search_path = app;
        %s;
        alter table vault add column tenant_id text not null default current_setting('app.tenant');
        alter table note add column tenant_id text not null default current_setting('app.tenant');
        alter table ticket add column tenant_id text not null default current_setting('app.tenant');
        reset role;
        %s
        %s"""
            .formatted(
                TABLES.create(),
                attacker.fill(TABLES, owner("attacker")),
                victim.fill(TABLES, owner("victim"))));
    for (String table : List.of("vault", "note", "ticket")) {
      run(
          admin,
          """
          alter table app.%1$s enable row level security;
          alter table app.%1$s force row level security;
          create policy tenant on app.%1$s using (tenant_id = current_setting('app.tenant'))"""
              .formatted(table));
    }
    run(admin, "analyze app.vault, app.note, app.ticket");
  }

  private static Probe.Owner owner(String tenant) {
    return new Probe.Owner(", tenant_id", ", '" + tenant + "'");
  }

  @Override
  public String isolation() {
    return "row";
  }

  @Override
  public int version() throws SQLException {
    return admin.getMetaData().getDatabaseMajorVersion();
  }

  @Override
  public boolean has(String needed) {
    return false;
  }

  @Override
  public Connection attacker() throws SQLException {
    return checkout("attacker");
  }

  @Override
  public Connection victim() throws SQLException {
    return checkout("victim");
  }

  private Connection checkout(String tenant) throws SQLException {
    if (pooled.isClosed()) {
      pooled = login();
    }
    return view(bound(pooled, tenant));
  }

  /** Closing it gives it back, as a pool does. */
  private static Connection view(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            NaiveGround.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("close")
                    ? giveBack(connection)
                    : method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Object giveBack(Connection connection) throws SQLException {
    if (!connection.isClosed() && !connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return null;
  }

  @Override
  public Connection bystander() {
    return bystander;
  }

  @Override
  public void replaceBystander() throws SQLException {
    bystander.close();
    bystander = bound(login(), "victim");
  }

  @Override
  public Connection direct() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ROLE);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("preferQueryMode", "simple");
    return DriverManager.getConnection(database.url(), properties);
  }

  @Override
  public List<String> bindDirect(Connection direct) {
    return List.of("set local app.tenant = 'attacker'", "set local search_path = app");
  }

  @Override
  public Words words(Connection connection, boolean rightGuess) throws SQLException {
    Map<String, String> words = new HashMap<>();
    for (String name : List.of("vault", "note", "ticket", "shelf", "whisper")) {
      words.put(name, name);
    }
    for (String name : List.of("claim", "stolen", "expired", "resealed", "victim")) {
      words.put(name, "victim");
    }
    words.putAll(Map.of("mine", "app", "their", "app", "their_schema", "app", "number", "2"));
    words.putAll(Map.of("their_database", database.name(), "their_role", ROLE, "my_role", ROLE));
    words.putAll(Map.of("attacker", "attacker", "column", "tenant_id", "setting", "app.tenant"));
    words.putAll(Map.of("their_row", "200", "my_row", "100", "my_password", PASSWORD));
    words.put("their_pid", "" + bystander.unwrap(PGConnection.class).getBackendPID());
    String fresh = "mkf" + seed();
    words.put("fresh", fresh);
    words.put("guess_row", rightGuess ? "200" : "299");
    words.put("guess", rightGuess ? victim.codes().get(0) : fresh);
    words.put("guess_secret", rightGuess ? victim.secrets().get(0) : fresh);
    return new Words(words);
  }

  @Override
  public List<String> marks() {
    return victim.marks();
  }

  @Override
  public List<String> secrets() {
    return victim.secrets();
  }

  @Override
  public List<String> victimState(boolean sequences) {
    return state("t.tenant_id = 'victim'");
  }

  @Override
  public List<String> attackerState() {
    List<String> state = new ArrayList<>(state("t.tenant_id is distinct from 'victim'"));
    state.addAll(
        column(
            """
            select concat_ws(' ', relname, relowner, relacl, relrowsecurity, relforcerowsecurity,
                     relhasrules, relhastriggers, relnatts, reloptions, relchecks)
              from pg_class where relnamespace = to_regnamespace('app')
            union all select polname || coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy
            union all select concat_ws(' ', proname, prosrc, prosecdef, proleakproof) from pg_proc
              where pronamespace = to_regnamespace('app')
            union all select concat_ws(' ', tgname, tgenabled) from pg_trigger where not tgisinternal
            union all select nspname || coalesce(nspacl::text, '') from pg_namespace
              where nspname !~ '^pg_'
            order by 1"""));
    return state;
  }

  private List<String> state(String condition) {
    return column(TABLES.rows(condition));
  }

  /** One line that says so if it can't be read: the attack has changed that too. */
  private List<String> column(String sql) {
    try (Statement statement = admin.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      return List.of("gone: " + e.getSQLState());
    }
  }

  @Override
  public void repair() throws SQLException {
    pooled.close();
    bystander.close();
    rebuild();
    pooled = login();
    bystander = bound(login(), "victim");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    pooled.close();
    bystander.close();
    run(admin, "reset role; drop schema if exists app cascade; drop owned by naive_app cascade");
    run(admin, "drop role naive_app");
    admin.close();
  }
}
