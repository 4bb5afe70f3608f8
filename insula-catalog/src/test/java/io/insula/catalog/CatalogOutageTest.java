package io.insula.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.CatalogUnavailableException;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogOutageTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final CatalogSettings OFTEN =
      CatalogSettings.DEFAULT.asking(Duration.ofMillis(200), Duration.ofMillis(100));

  private final TestClock clock = new TestClock();
  private TestCatalog database;
  private TcpProxy proxy;

  @BeforeEach
  void prepare() throws Exception {
    database = TestCatalog.create();
    database.active("acme");
    proxy = new TcpProxy(database.database.server().host(), database.database.server().port());
  }

  @AfterEach
  void drop() throws Exception {
    proxy.close();
    database.close();
  }

  @Test
  void changesAreSeenAfterTheListeningConnectionWasKilled() throws Exception {
    CatalogSettings seldom = CatalogSettings.DEFAULT.asking(LONG, Duration.ofMillis(100));
    try (Catalog catalog = Catalog.open(database.source(), seldom, Clock.systemUTC())) {
      catalog.tenant(ACME);
      assertThat(
              database.database.column(
                  """
                  select pg_terminate_backend(pid) from pg_stat_activity
                   where datname = current_database() and usename = 'insula_app'"""))
          .containsOnly("t");
      database.status("acme", TenantStatus.SUSPENDED);
      Until.isTrue(
          Duration.ofSeconds(1), () -> catalog.tenant(ACME).status() == TenantStatus.SUSPENDED);
      Until.isTrue(LONG, () -> catalog.stats().reconnects() == 1);
    }
  }

  @Test
  void failsClosedWhenTheServerCannotBeReachedAndRecovers() throws Exception {
    try (Catalog catalog = Catalog.open(database.source(proxy), OFTEN, clock)) {
      catalog.tenant(ACME);
      proxy.cut();
      Until.isTrue(LONG, () -> catalog.stats().reconnects() > 0);
      assertThat(catalog.tenant(ACME).status()).isEqualTo(TenantStatus.ACTIVE);
      failsClosedThenRecovers(catalog, proxy::mend);
    }
  }

  @Test
  void failsClosedWhenTheServerSaysNothingMoreAndRecovers() throws Exception {
    try (Catalog catalog = Catalog.open(database.source(proxy), OFTEN, clock)) {
      catalog.tenant(ACME);
      proxy.freeze();
      Until.isTrue(LONG, () -> catalog.stats().reconnects() > 0);
      failsClosedThenRecovers(catalog, proxy::thaw);
    }
  }

  private void failsClosedThenRecovers(Catalog catalog, Runnable mend) throws Exception {
    clock.advance(OFTEN.maxStaleness().plusMillis(1));
    assertThatThrownBy(() -> catalog.tenant(ACME))
        .isInstanceOf(CatalogUnavailableException.class)
        .hasMessageContaining("could not be asked");
    assertThatThrownBy(() -> catalog.cluster("main"))
        .isInstanceOf(CatalogUnavailableException.class);
    assertThat(catalog.stats().stale()).isEqualTo(2);
    database.status("acme", TenantStatus.SUSPENDED);
    mend.run();
    Until.isTrue(LONG, () -> seesItSuspended(catalog));
  }

  /** The first answer after the outage must be the new one. */
  private static boolean seesItSuspended(Catalog catalog) {
    try {
      assertThat(catalog.tenant(ACME).status()).isEqualTo(TenantStatus.SUSPENDED);
      return true;
    } catch (CatalogUnavailableException e) {
      return false;
    }
  }

  @Test
  void cannotBeOpenedWithoutADatabase() {
    proxy.cut();
    assertThatThrownBy(() -> Catalog.open(database.source(proxy), OFTEN, clock))
        .isInstanceOf(CatalogUnavailableException.class)
        .hasMessageContaining("insula init");
  }
}
