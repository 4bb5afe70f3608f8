package io.insula.testbed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL server that this JVM's tests share. Started at first use; thread-safe. */
public final class TestServer {
  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, String> templates = new ConcurrentHashMap<>();

  private TestServer(String host, int port, String user, String password) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
  }

  /** The server of this JVM. */
  public static TestServer shared() {
    return Holder.SERVER;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** A superuser. */
  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  /** The server's version, such as 18. */
  public int majorVersion() {
    try (Connection admin = connect("postgres")) {
      return admin.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new, empty database. */
  public TestDatabase create() {
    return copyOf("template0");
  }

  /**
   * A copy of the template of that name, which is built at its first use in this JVM. What builds
   * it must leave no connection open.
   */
  public TestDatabase copy(String template, Preparation preparation) {
    String source =
        templates.computeIfAbsent(
            template,
            name -> {
              TestDatabase database = create();
              try {
                preparation.prepare(database);
              } catch (Exception e) {
                throw new IllegalStateException("The template " + name + " cannot be built", e);
              }
              return database.name();
            });
    return copyOf(source);
  }

  /** Fills a template. */
  @FunctionalInterface
  public interface Preparation {
    void prepare(TestDatabase database) throws Exception;
  }

  String url(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), user, password);
  }

  void execute(String sql) {
    try (Connection admin = connect("postgres");
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private synchronized TestDatabase copyOf(String template) {
    String name = "t%d_%d".formatted(ProcessHandle.current().pid(), next.incrementAndGet());
    execute("create database \"%s\" template \"%s\"".formatted(name, template));
    return new TestDatabase(this, name);
  }

  private static final class Holder {
    static final TestServer SERVER = start();

    private static TestServer start() {
      String url = System.getProperty("insula.test.url", "");
      return url.isEmpty() ? embedded() : external(url);
    }

    private static TestServer external(String url) {
      var properties = org.postgresql.Driver.parseURL(url, null);
      if (properties == null) {
        throw new IllegalArgumentException("insula.test.url is not a PostgreSQL address");
      }
      return new TestServer(
          properties.getProperty("PGHOST"),
          Integer.parseInt(properties.getProperty("PGPORT")),
          properties.getProperty("user"),
          properties.getProperty("password", ""));
    }

    private static TestServer embedded() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "400")
                .setServerConfig("max_prepared_transactions", "10")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .start();
        return new TestServer("localhost", server.getPort(), "postgres", "postgres");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
