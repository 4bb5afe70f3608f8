package io.insula.test;

import io.insula.embedded.EmbeddedServer;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server of this JVM's tests: an embedded one, or the one that {@code
 * insula.test.url} names. Thread-safe.
 */
final class Server implements AutoCloseable {
  /** The system property that names another server. */
  static final String URL = "insula.test.url";

  /** How the names of all databases begin. */
  static final String PREFIX = "insula_test_";

  private static final String ADMINISTRATION = "postgres";

  private final ServerAddress address;
  private final Secret secret;
  private final RoleNames roles;
  private final @Nullable EmbeddedServer embedded;
  private final String run = HexFormat.of().formatHex(random(4));
  private final AtomicInteger next = new AtomicInteger();

  private Server(
      ServerAddress address, Secret secret, RoleNames roles, @Nullable EmbeddedServer embedded) {
    this.address = address;
    this.secret = secret;
    this.roles = roles;
    this.embedded = embedded;
  }

  /** The server that the settings of this JVM ask for. */
  static Server start() {
    String url = System.getProperty(URL, "");
    return url.isBlank() ? embedded() : external(url);
  }

  /** A server that this JVM has for itself, and leaves when it ends. */
  private static Server embedded() {
    EmbeddedServer server = EmbeddedServer.temporary();
    return new Server(
        new ServerAddress(server.url(ADMINISTRATION), server.user(), server.password()),
        Secret.generate(),
        RoleNames.DEFAULT,
        server);
  }

  /**
   * A server that others may use as well, also at the same time: with roles of its own, whose
   * passwords follow from the address, so that all JVMs agree on them.
   */
  private static Server external(String url) {
    byte[] digest = sha256("insula-test " + url);
    return new Server(
        ServerAddress.parse(url),
        Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(digest)),
        RoleNames.withPrefix("insula_test"),
        null);
  }

  /** Whether it outlives this JVM. */
  boolean external() {
    return embedded == null;
  }

  Secret secret() {
    return secret;
  }

  RoleNames roles() {
    return roles;
  }

  String user() {
    return address.user();
  }

  String password() {
    return address.password();
  }

  /** The JDBC address of one of its databases, without credentials. */
  String url(String database) {
    return address.url(database);
  }

  /** A connection of the superuser. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), user(), password());
  }

  /** A connection of the superuser to the database that every server has. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(address.url(), user(), password());
  }

  /** How the names of this JVM's databases begin. */
  String run() {
    return PREFIX + run;
  }

  /** The name of a database that nobody has. */
  String nextName() {
    return run() + "_" + next.incrementAndGet();
  }

  /** Stops it, if it is ours. */
  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
