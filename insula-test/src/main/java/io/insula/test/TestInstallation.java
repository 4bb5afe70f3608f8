package io.insula.test;

import io.insula.InsulaException;
import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.Insula;
import io.insula.operations.InsulaBuilder;
import io.insula.operations.NewTenant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * An open installation in a database of its own, for one test or a few. What {@link InsulaTest}
 * does for JUnit's, this does for any other: take it into the context of a Spring test, say.
 *
 * <pre>{@code
 * try (TestInstallation installation =
 *     TestInstallation.builder().migrations("classpath:db").tenants("acme", "globex").open()) {
 *   installation.as("acme", () -> notes(installation.dataSource()).add("hello"));
 *   assertThat(installation.tenant("globex")).cannotSee("acme");
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing it drops the database.
 */
public final class TestInstallation implements AutoCloseable {
  private final Recipe recipe;
  private final Databases databases;
  private final String database;
  private final Insula insula;
  private final DataSource dataSource;
  private final AtomicBoolean closed = new AtomicBoolean();

  private TestInstallation(
      Recipe recipe, Databases databases, String database, Insula insula, DataSource dataSource) {
    this.recipe = recipe;
    this.databases = databases;
    this.database = database;
    this.insula = insula;
    this.dataSource = dataSource;
  }

  /** Begins to describe one. */
  public static TestInstallationBuilder builder() {
    return new TestInstallationBuilder();
  }

  static TestInstallation open(Recipe recipe, UnaryOperator<DataSource> recording) {
    Stock stock = Testbed.shared().stock();
    Stock.Opened opened = stock.take(recipe);
    return new TestInstallation(
        recipe,
        stock.databases(),
        opened.database(),
        opened.insula(),
        recording.apply(opened.insula().dataSource()));
  }

  /** The installation. */
  public Insula insula() {
    return insula;
  }

  /** For application work. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** The JDBC address of the database, without credentials. */
  public String url() {
    return databases.server().url(database);
  }

  /**
   * Begins to open the same database a second time, as an application does that makes its own
   * {@link Insula}: address, secret, roles, isolation and migrations are set.
   */
  public InsulaBuilder connect() {
    return recipe.connect(databases.server(), database);
  }

  /**
   * A tenant, for assertions.
   *
   * @throws io.insula.UnknownTenantException if there is none with that id
   */
  public TestTenant tenant(String id) {
    return new TestTenant(this, insula.tenants().get(TenantId.of(id)));
  }

  /** A tenant, for assertions; it is made if it is not there. */
  public TestTenant ensure(String id) {
    TenantId tenant = TenantId.of(id);
    Tenant found =
        insula
            .tenants()
            .find(tenant)
            .orElseGet(() -> insula.tenants().create(NewTenant.of(tenant)));
    return new TestTenant(this, found);
  }

  /** Runs the work as that tenant, in this thread; what it throws comes through. */
  public <X extends Exception> void as(String tenant, TenantContext.Task<X> work) throws X {
    TenantContext.use(TenantId.of(tenant), work);
  }

  TestInstallation require(Insula expected) {
    if (insula != expected) {
      throw new InsulaException(
          "This Insula is not the one of the test that runs in this thread; ask its"
              + " TestInstallation.");
    }
    return this;
  }

  /** Closes the installation and drops the database, later. Can be called again. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        insula.close();
      } finally {
        databases.dropLater(database);
      }
    }
  }

  /**
   * The installation of the test that runs in this thread.
   *
   * @throws InsulaException if there is none
   */
  static TestInstallation current(String attempted) {
    TestInstallation current = CurrentInstallation.get();
    if (current == null) {
      throw new InsulaException(
          attempted
              + " needs the installation of a test, and there is none in this thread: put"
              + " @InsulaTest on the class, or ask a TestInstallation: installation.tenant(\"…\").");
    }
    return current;
  }
}
