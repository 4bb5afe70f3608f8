package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.InvalidTenantIdException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.operations.ReadyPool.FillListener;
import io.insula.operations.ReadyPool.FillReport;
import io.insula.operations.ReadyPool.Stock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadyPoolTest {
  private final List<String> heard = new ArrayList<>();
  private final House house =
      House.open(
          b ->
              b.withoutRefill()
                  .actor("ops")
                  .listener(event -> heard.add(event.phase() + " " + event.tenant())));

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aHundredSignUpsAtOnceGetAPlaceEach() throws Exception {
    stock(Isolation.SCHEMA, 60);
    List<Tenant> tenants = signUpAtOnce(100);
    assertThat(tenants).allMatch(tenant -> tenant.status() == TenantStatus.ACTIVE);
    assertThat(tenants).extracting(Tenant::placement).doesNotHaveDuplicates();
    assertThat(tenants).extracting(Tenant::number).doesNotHaveDuplicates();
    assertThat(tenants).filteredOn(ReadyPoolTest::fromStock).hasSize(60);
    Stock stock = stock();
    assertThat(List.of(stock.claims(), stock.misses())).containsExactly(60L, 40L);
    assertThat(List.of(stock.ready(), stock.unfinished())).containsExactly(0, 0);
    for (Tenant tenant : tenants) {
      house.write(tenant.id(), "of " + tenant.id());
    }
    for (Tenant tenant : tenants) {
      assertThat(house.notes(tenant.id())).containsExactly("of " + tenant.id());
      assertThat(tenant.schemaVersion()).isEqualTo("2");
    }
    assertThat(column("select count(*) from insula.operation where state <> 'done'"))
        .containsExactly("0");
    assertThat(house.insula().doctor().examine()).isEmpty();
  }

  private List<Tenant> signUpAtOnce(int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    List<Callable<Tenant>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "t" + i;
      calls.add(() -> create(id, Isolation.SCHEMA));
    }
    List<Tenant> tenants = new ArrayList<>();
    for (Future<Tenant> future : threads.invokeAll(calls)) {
      tenants.add(future.get());
    }
    threads.shutdown();
    return tenants;
  }

  @Test
  void aSignUpFromTheStockIsToldAsAnyOther() {
    stock(Isolation.SCHEMA, 1);
    Tenant tenant =
        house
            .tenants()
            .create(
                NewTenant.of("acme")
                    .name("Acme Inc")
                    .code("A1")
                    .plan("pro")
                    .region("eu")
                    .metadata("size", "large")
                    .feature("beta", true)
                    .limit("seats", 5L)
                    .isolation(Isolation.SCHEMA));
    assertThat(fromStock(tenant)).isTrue();
    assertThat(house.tenants().get(tenant.id())).isEqualTo(tenant);
    assertThat(List.of(tenant.name(), tenant.plan(), tenant.region(), tenant.code()))
        .containsExactly("Acme Inc", "pro", "eu", "A1");
    assertThat(tenant.metadata()).containsEntry("size", "large");
    assertThat(tenant.features()).containsEntry("beta", true);
    assertThat(tenant.limits()).containsEntry("seats", 5L);
    assertThat(tenant.times().createdBy()).isEqualTo("ops");
    assertThat(heard).containsExactly("BEFORE acme", "AFTER acme");
    assertThat(column("select concat_ws(' ', phase, tenant, actor) from insula.event order by id"))
        .containsExactly("before acme ops", "after acme ops");
    assertThat(column("select concat_ws(' ', kind, state, step, actor) from insula.operation"))
        .containsExactly("create done CLAIM ops");
  }

  @Test
  void tenantsFromTheStockReachNothingOfEachOther() throws SQLException {
    stock(Isolation.SCHEMA, 2);
    Tenant one = create("one", Isolation.SCHEMA);
    Tenant two = create("two", Isolation.SCHEMA);
    house.write(one.id(), "of one");
    String table = "\"" + one.placement().schema() + "\".note";
    assertThat(as(two, "select from " + table)).isZero();
    assertThat(as(two, "update " + table + " set text = ''")).isZero();
    assertThatThrownBy(() -> as(two, "insert into " + table + " (text) values ('x')"))
        .hasMessageContaining("row-level security");
    assertThat(as(one, "update " + table + " set text = 'mine'")).isEqualTo(1);
  }

  /** The number of rows. */
  private int as(Tenant tenant, String sql) throws SQLException {
    return TenantContext.with(
        tenant.id(),
        () -> {
          try (Connection connection = house.insula().dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
              return statement.getUpdateCount();
            }
            int rows = 0;
            while (statement.getResultSet().next()) {
              rows++;
            }
            return rows;
          }
        });
  }

  @Test
  void aDatabaseOfTheStockHasALoginOfItsOwn() throws SQLException {
    stock(Isolation.DATABASE, 1);
    Tenant tenant = create("acme", Isolation.DATABASE);
    assertThat(fromStock(tenant)).isTrue();
    house.write(tenant.id(), "works");
    assertThat(house.notes(tenant.id())).containsExactly("works");
    assertThat(tenant.placement().role()).isEqualTo(tenant.placement().database());
  }

  @Test
  void aTenantFromTheStockIsPurgedWithItsPlace() {
    stock(Isolation.SCHEMA, 1);
    stock(Isolation.DATABASE, 1);
    for (Isolation isolation : List.of(Isolation.SCHEMA, Isolation.DATABASE)) {
      Tenant tenant = create(isolation.label(), isolation);
      assertThat(fromStock(tenant)).isTrue();
      house.tenants().delete(tenant.id());
      assertThat(house.tenants().purge(tenant.id()).removed()).isNotEmpty();
    }
    assertThat(places()).isEmpty();
  }

  @Test
  void anIdOrCodeThatIsTakenTakesNoPlace() {
    stock(Isolation.SCHEMA, 1);
    house.tenants().create(NewTenant.of("acme").code("A").isolation(Isolation.ROW));
    assertThatThrownBy(() -> create("acme", Isolation.SCHEMA))
        .isInstanceOf(InvalidTenantIdException.class)
        .hasMessageContaining("taken");
    NewTenant sameCode = NewTenant.of("bolt").code("A").isolation(Isolation.SCHEMA);
    assertThatThrownBy(() -> house.tenants().create(sameCode)).hasMessageContaining("code");
    Stock stock = stock();
    assertThat(stock.ready()).isEqualTo(1);
    assertThat(stock.claims() + stock.misses()).isZero();
  }

  @Test
  void twoWhoFillAtOnceMakeNoMoreThanWasAskedFor() throws Exception {
    house.insula().readyPool().keep(Isolation.SCHEMA, 20);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Insula other = House.connect(house.database()).withoutRefill().open()) {
      List<Callable<FillReport>> calls = List.of(() -> fill(house.insula()), () -> fill(other));
      int made = 0;
      for (Future<FillReport> future : threads.invokeAll(calls)) {
        assertThat(future.get().failures()).isEmpty();
        made += future.get().made();
      }
      assertThat(made).isEqualTo(20);
      assertThat(stock().ready()).isEqualTo(20);
      assertThat(places()).hasSize(20);
    }
    threads.shutdown();
  }

  @Test
  void aSmallerStockGivesUpPlacesAndNoneGivesUpAll() {
    stock(Isolation.SCHEMA, 5);
    List<String> told = new ArrayList<>();
    house.insula().readyPool().keep(Isolation.SCHEMA, 2);
    FillReport report =
        house.insula().readyPool().fill((done, total) -> told.add(done + "/" + total));
    assertThat(List.of(report.made(), report.removed())).containsExactly(0, 3);
    assertThat(told).containsExactly("1/3", "2/3", "3/3");
    assertThat(stock().ready()).isEqualTo(2);
    assertThat(places()).hasSize(2);
    stock(Isolation.SCHEMA, 0);
    assertThat(places()).isEmpty();
    assertThat(column("select count(*) from insula.place_state where schema like '%ready%'"))
        .containsExactly("0");
    assertThat(fromStock(create("acme", Isolation.SCHEMA))).isFalse();
    assertThat(stock().misses()).isZero();
  }

  @Test
  void rowIsolationHasNothingToKeep() {
    ReadyPool pool = house.insula().readyPool();
    assertThatThrownBy(() -> pool.keep(Isolation.ROW, 5))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("row isolation")
        .hasMessageContaining("schema or database");
    assertThatThrownBy(() -> pool.keep(Isolation.SCHEMA, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> pool.keep(Isolation.SCHEMA, 1, "nowhere"))
        .hasMessageContaining("nowhere");
    assertThat(pool.status()).isEmpty();
  }

  private void stock(Isolation isolation, int size) {
    house.insula().readyPool().keep(isolation, size);
    assertThat(fill(house.insula()).failures()).isEmpty();
  }

  private static FillReport fill(Insula insula) {
    return insula.readyPool().fill(FillListener.NONE);
  }

  private Stock stock() {
    return house.insula().readyPool().status().get(0);
  }

  private Tenant create(String id, Isolation isolation) {
    return house.tenants().create(NewTenant.of(id).isolation(isolation));
  }

  private static boolean fromStock(Tenant tenant) {
    Placement place = tenant.placement();
    return (place.database() + place.schema()).contains("ready_" + tenant.number());
  }

  private List<String> places() {
    return house.leftovers(TenantId.of("ready_"));
  }

  private List<String> column(String sql) {
    return house.database().column(sql);
  }
}
