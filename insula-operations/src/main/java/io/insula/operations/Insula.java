package io.insula.operations;

import io.insula.guard.Guard;
import io.insula.guard.audit.Audit;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.spi.Estate;
import javax.sql.DataSource;

/**
 * An open installation: the {@link DataSource} for application work, and the operations on tenants.
 * Thread-safe; close it when the program ends.
 *
 * <pre>{@code
 * try (Insula insula = Insula.connect("jdbc:postgresql://localhost/app")
 *     .secret(System.getenv("INSULA_SECRET"))
 *     .isolation(Isolation.SCHEMA)
 *     .migrations(Path.of("db"))
 *     .open()) {
 *   insula.tenants().create(NewTenant.of("acme").name("Acme Inc").plan("pro"));
 *   DataSource db = insula.dataSource();
 *   TenantContext.use(TenantId.of("acme"), () -> notes(db).add("hello"));
 * }
 * }</pre>
 */
public final class Insula implements AutoCloseable {
  private final OpenHouse house;

  Insula(OpenHouse house) {
    this.house = house;
  }

  /**
   * Begins to open an installation.
   *
   * @param url the JDBC address of the database that Insula was installed in; no credentials
   */
  public static InsulaBuilder connect(String url) {
    return new InsulaBuilder(url);
  }

  /** Begins to install Insula in a database, as somebody who may create roles there. */
  public static Installation install(String url, String user, String password) {
    return new Installation(url, new Credentials(user, password));
  }

  /** Gives each tenant its own data, to code that knows of one tenant only. */
  public DataSource dataSource() {
    return house.dataSource();
  }

  /** The life of tenants. */
  public Tenants tenants() {
    return house.tenants();
  }

  /** The database servers. */
  public Clusters clusters() {
    return house.clusters();
  }

  /** Migrations of all tenants. */
  public Fleet fleet() {
    return house.fleet();
  }

  /** Places that are kept ready, so that a sign-up need not wait until one is built. */
  public ReadyPool readyPool() {
    return house.readyPool();
  }

  /** What judges the statements of the application: its counts, and its admin scopes. */
  public Guard guard() {
    return house.guard();
  }

  /** Finishes what a crash interrupted. */
  public Doctor doctor() {
    return house.doctor();
  }

  /** Who did what: recording, reading and verifying it. */
  public Audit audit() {
    return house.audit();
  }

  /** Connections of the migrator's role to every database, for tools that look at the walls. */
  public Estate estate() {
    return house.estate();
  }

  /** The same installation, used by somebody else; closing either closes both. */
  public Insula as(String actor) {
    return new Insula(house.as(actor));
  }

  /** Closes everything, in the reverse of the order it was opened in; once. */
  @Override
  public void close() {
    house.close();
  }
}
