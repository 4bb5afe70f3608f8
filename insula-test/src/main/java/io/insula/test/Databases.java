package io.insula.test;

import io.insula.InsulaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes and drops the databases of tests, over two connections that stay open. Thread-safe. */
final class Databases implements AutoCloseable {
  /**
   * What {@code create database … template} does not copy: the rights in the database as a whole.
   */
  private static final String RIGHTS =
      """
      select pg_catalog.format('grant %s on database %I to %s', a.privilege_type, ?,
               case a.grantee when 0 then 'public'
                    else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end)
        from pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) a
       where d.datname = ? and a.grantee <> d.datdba""";

  private final Server server;
  private final Session creating;
  private final Session dropping;
  private final ExecutorService dropper = Executors.newSingleThreadExecutor(Daemon.named("drop"));

  Databases(Server server) {
    this.server = server;
    this.creating = new Session(server);
    this.dropping = new Session(server);
    if (server.external()) {
      creating.use(c -> Leftovers.claim(c, server.run()));
      dropping.use(Leftovers::sweep);
    }
  }

  /** Drops all of them from a server that stays. */
  @Override
  public void close() {
    dropper.shutdownNow();
    if (server.external()) {
      dropping.use(c -> Leftovers.drop(c, server.run()));
    }
  }

  Server server() {
    return server;
  }

  /** A new, empty database. */
  String create() {
    String name = server.nextName();
    creating.use(c -> Sql.run(c, "create database " + name + " template template0"));
    return name;
  }

  /** A copy of a database that nobody is connected to. */
  String copy(String template) {
    String name = server.nextName();
    creating.use(
        c -> {
          Sql.run(c, "create database " + name + " template " + template + strategy(c));
          List<String> rights = new ArrayList<>();
          rights.add("revoke all on database " + name + " from public");
          rights.addAll(Sql.column(c, RIGHTS, name, template));
          Sql.run(c, String.join(";\n", rights));
        });
    Moved.to(server, template, name);
    return name;
  }

  /** Files are copied faster than they are logged, where nobody cares for the disk. */
  private String strategy(Connection connection) throws SQLException {
    if (server.external()) {
      return "";
    }
    try {
      Sql.run(connection, "set file_copy_method = clone");
    } catch (SQLException e) {
      return " strategy file_copy"; // this system can't clone files
    }
    return " strategy file_copy";
  }

  /** Does what touches the whole server, such as roles, while no other JVM does. */
  void alone(Runnable work) {
    creating.use(
        c -> {
          Leftovers.claim(c, Server.PREFIX);
          try {
            work.run();
          } finally {
            Leftovers.release(c, Server.PREFIX);
          }
        });
  }

  /** Drops a database, with those of its tenants, when there is time for it. */
  void dropLater(String name) {
    dropper.execute(() -> drop(name));
  }

  private void drop(String name) {
    try {
      dropping.use(c -> Leftovers.drop(c, name));
    } catch (InsulaException e) {
      return; // the server goes, or the next JVM sweeps
    }
  }
}
