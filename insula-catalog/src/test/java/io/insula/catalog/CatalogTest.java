package io.insula.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.UnknownTenantException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId BETA = TenantId.of("beta");
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Asks seldom by itself, so that only announcements can be quick. */
  private static final CatalogSettings SELDOM =
      CatalogSettings.DEFAULT.asking(Duration.ofSeconds(20), Duration.ofSeconds(20));

  private TestCatalog database;

  @BeforeEach
  void prepare() throws Exception {
    database = TestCatalog.create();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private Catalog open(CatalogSource source) {
    return Catalog.open(source, SELDOM, Clock.systemUTC());
  }

  @Test
  void remembersWhatItRead() throws Exception {
    var made = database.active("acme");
    TestSource source = database.source();
    try (Catalog catalog = open(source)) {
      int before = source.opened.get();
      for (int i = 0; i < 100; i++) {
        assertThat(catalog.tenant(ACME)).isEqualTo(made);
      }
      assertThat(source.opened.get() - before).isEqualTo(1);
      assertThat(catalog.stats().hits()).isEqualTo(99);
      assertThat(catalog.stats().loads()).isEqualTo(1);
    }
  }

  @Test
  void aChangeIsSeenByEveryNodeWithinASecondAlsoWithAWarmCache() throws Exception {
    database.active("acme");
    try (Catalog one = open(database.source());
        Catalog other = open(database.source())) {
      one.tenant(ACME);
      other.tenant(ACME);
      database.status("acme", TenantStatus.SUSPENDED);
      one.invalidate(ACME);
      assertThat(one.tenant(ACME).status()).isEqualTo(TenantStatus.SUSPENDED);
      Until.isTrue(SECOND, () -> other.tenant(ACME).status() == TenantStatus.SUSPENDED);
      assertThat(other.stats().announcements()).isPositive();
    }
  }

  @Test
  void aNewTenantIsSeenAlthoughItsIdWasUnknown() throws Exception {
    try (Catalog catalog = open(database.source())) {
      assertThatThrownBy(() -> catalog.tenant(ACME)).isInstanceOf(UnknownTenantException.class);
      database.active("acme");
      Until.isTrue(SECOND, () -> isActive(catalog));
    }
  }

  private static boolean isActive(Catalog catalog) {
    try {
      return catalog.tenant(ACME).status() == TenantStatus.ACTIVE;
    } catch (UnknownTenantException e) {
      return false;
    }
  }

  @Test
  void manyChangesInOneStatementAreSeen() throws Exception {
    database.active("acme");
    try (Catalog catalog = open(database.source());
        Connection migrator = database.migrator()) {
      catalog.tenant(ACME);
      for (int i = 0; i < 150; i++) {
        TestCatalog.TENANTS.insert(migrator, TestCatalog.draft("t" + i), "test");
      }
      migrator.createStatement().execute("update insula.tenant set plan = 'pro'");
      Until.isTrue(SECOND, () -> "pro".equals(catalog.tenant(ACME).plan()));
    }
  }

  @Test
  void aChangeThatCommitsLateIsSeenAfterOneWithAGreaterRevision() throws Exception {
    database.active("acme");
    database.active("beta");
    try (Catalog catalog = open(database.source());
        Connection late = database.migrator()) {
      catalog.tenant(ACME);
      catalog.tenant(BETA);
      late.setAutoCommit(false);
      var suspended = TestCatalog.status(late, "acme", TenantStatus.SUSPENDED);
      var blocked = database.status("beta", TenantStatus.BLOCKED);
      assertThat(blocked.revision()).isGreaterThan(suspended.revision());
      Until.isTrue(SECOND, () -> catalog.tenant(BETA).equals(blocked));
      assertThat(catalog.tenant(ACME).status()).isEqualTo(TenantStatus.ACTIVE);
      late.commit();
      Until.isTrue(SECOND, () -> catalog.tenant(ACME).equals(suspended));
    }
  }

  @Test
  void aThousandConcurrentMissesAreOneQuery() throws Exception {
    database.active("acme");
    TestSource source = database.source();
    ExecutorService threads = Executors.newFixedThreadPool(1000);
    try (Catalog catalog = open(source)) {
      int before = source.opened.get();
      CountDownLatch go = new CountDownLatch(1);
      List<Future<?>> lookups = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        lookups.add(
            threads.submit(
                () -> {
                  go.await();
                  return catalog.tenant(ACME);
                }));
      }
      go.countDown();
      for (Future<?> lookup : lookups) {
        lookup.get(30, TimeUnit.SECONDS);
      }
      assertThat(source.opened.get() - before).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aLoaderThatComesLateDoesNotReplaceANewerRecord() throws Exception {
    database.active("acme");
    database.active("beta");
    HeldSource source = new HeldSource(database.source());
    try (Catalog catalog = open(source)) {
      source.hold.set(true);
      var lookup = CompletableFuture.supplyAsync(() -> catalog.tenant(ACME));
      assertThat(source.held.await(10, TimeUnit.SECONDS)).isTrue();
      catalog.tenant(BETA);
      database.status("acme", TenantStatus.SUSPENDED);
      // Both changes come by the same thread in this order, so the first was noted by then.
      database.status("beta", TenantStatus.SUSPENDED);
      Until.isTrue(SECOND, () -> catalog.tenant(BETA).status() == TenantStatus.SUSPENDED);
      source.release.countDown();
      lookup.get(10, TimeUnit.SECONDS);
      assertThat(catalog.tenant(ACME).status()).isEqualTo(TenantStatus.SUSPENDED);
    }
  }

  @Test
  void whatIsLoadedWhileATenantIsInvalidatedIsNotRemembered() throws Exception {
    database.active("acme");
    database.active("beta");
    HeldSource source = new HeldSource(database.source());
    try (Catalog catalog = open(source)) {
      source.hold.set(true);
      var lookup = CompletableFuture.supplyAsync(() -> catalog.tenant(ACME));
      assertThat(source.held.await(10, TimeUnit.SECONDS)).isTrue();
      var suspended = database.status("acme", TenantStatus.SUSPENDED);
      catalog.invalidate(ACME);
      // Lets the announcement pass, which would mend a stale record if it came later.
      catalog.tenant(BETA);
      database.status("beta", TenantStatus.SUSPENDED);
      Until.isTrue(SECOND, () -> catalog.tenant(BETA).status() == TenantStatus.SUSPENDED);
      source.release.countDown();
      lookup.get(10, TimeUnit.SECONDS);
      assertThat(catalog.tenant(ACME)).isEqualTo(suspended);
    }
  }

  @Test
  void unknownIdsFillNoMemoryAndEvictNobody() throws Exception {
    database.active("acme");
    try (Connection shared = database.source().open();
        Catalog catalog = open(new SharedSource(database.source(), shared))) {
      catalog.tenant(ACME);
      long loads = catalog.stats().loads();
      for (int i = 0; i < 100_000; i++) {
        TenantId unknown = TenantId.of("unknown-" + i);
        assertThatThrownBy(() -> catalog.tenant(unknown))
            .isInstanceOf(UnknownTenantException.class);
      }
      assertThat(catalog.stats().loads() - loads).isEqualTo(100_000);
      assertThat(catalog.size()).isLessThanOrEqualTo(SELDOM.maxUnknown() + 1);
      loads = catalog.stats().loads();
      catalog.tenant(ACME);
      assertThat(catalog.stats().loads()).isEqualTo(loads);
    }
  }

  @Test
  void clustersAreRememberedAndTheirChangesSeen() throws Exception {
    try (Catalog catalog = open(database.source());
        Connection migrator = database.migrator()) {
      assertThat(catalog.cluster("main").region()).isEqualTo("eu");
      new ClusterStore().save(migrator, new Cluster("main", "jdbc:postgresql://new/app", "us"));
      Until.isTrue(SECOND, () -> "us".equals(catalog.cluster("main").region()));
      assertThatThrownBy(() -> catalog.cluster("nowhere"))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("no cluster \"nowhere\"");
    }
  }

  /** One connection for all, so that many lookups are quick. */
  private record SharedSource(TestSource source, Connection shared) implements CatalogSource {
    @Override
    public Connection open() {
      return unclosed(shared, connection -> {});
    }

    @Override
    public Connection listen() throws SQLException {
      return source.listen();
    }
  }

  /** Holds the next lookup when it has its row, before it returns. */
  private static final class HeldSource implements CatalogSource {
    final AtomicBoolean hold = new AtomicBoolean();
    final CountDownLatch held = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final TestSource source;

    HeldSource(TestSource source) {
      this.source = source;
    }

    @Override
    public Connection open() throws SQLException {
      Connection connection = source.open();
      return hold.compareAndSet(true, false) ? unclosed(connection, this::pause) : connection;
    }

    @Override
    public Connection listen() throws SQLException {
      return source.listen();
    }

    private void pause(Connection connection) throws Exception {
      held.countDown();
      release.await(10, TimeUnit.SECONDS);
      connection.close();
    }
  }

  private interface OnClose {
    void run(Connection connection) throws Exception;
  }

  private static Connection unclosed(Connection connection, OnClose onClose) {
    return (Connection)
        Proxy.newProxyInstance(
            CatalogTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                onClose.run(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
