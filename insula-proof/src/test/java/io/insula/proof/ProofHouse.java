package io.insula.proof;

import io.insula.Isolation;
import io.insula.jdbc.Secret;
import io.insula.operations.FleetListener;
import io.insula.operations.Insula;
import io.insula.operations.InsulaBuilder;
import io.insula.operations.NewTenant;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.util.List;
import java.util.function.UnaryOperator;

/** An installation on a fresh database, opened, with tenants; closing it removes all of it. */
public final class ProofHouse implements AutoCloseable {
  /** Roles belong to the whole server, so that all tests on it have one secret. */
  public static final Secret SECRET = Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  private final TestDatabase database;
  private final Insula insula;

  private ProofHouse(TestDatabase database, Insula insula) {
    this.database = database;
    this.insula = insula;
  }

  /**
   * An installation with that isolation, its shared migrations applied.
   *
   * @param migrations a folder, or {@code classpath:folder}
   * @param tenants the ids of tenants to create
   */
  public static ProofHouse open(Isolation isolation, String migrations, String... tenants) {
    return open(builder -> builder.isolation(isolation).migrations(migrations), tenants);
  }

  /** An installation with those settings, and tenants. */
  public static ProofHouse open(UnaryOperator<InsulaBuilder> settings, String... tenants) {
    TestServer server = TestServer.shared();
    TestDatabase database = server.create();
    Insula.install(database.url(), server.user(), server.password()).secret(SECRET).run();
    Insula insula =
        settings.apply(Insula.connect(database.url()).secret(SECRET).withoutRefill()).open();
    ProofHouse house = new ProofHouse(database, insula);
    insula.fleet().migrate(FleetListener.NONE);
    for (String tenant : tenants) {
      insula.tenants().create(NewTenant.of(tenant));
    }
    return house;
  }

  /** The database, for a superuser. */
  public TestDatabase database() {
    return database;
  }

  public Insula insula() {
    return insula;
  }

  /** The tenants' own databases and roles go too. */
  @Override
  public void close() {
    insula.close();
    String own = " like '" + database.name() + "\\_%'";
    drop("database", "with (force)", "select datname from pg_database where datname" + own);
    drop("role", "", "select rolname from pg_roles where rolname" + own);
    database.close();
  }

  private void drop(String kind, String how, String names) {
    List<String> found = database.column(names);
    for (String name : found) {
      database.execute("drop %s if exists \"%s\" %s".formatted(kind, name, how));
    }
  }
}
