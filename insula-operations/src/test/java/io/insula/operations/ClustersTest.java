package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.jdbc.Credentials;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second database stands for a second server. */
class ClustersTest {
  private static final TestServer SERVER = TestServer.shared();
  private static final Credentials ADMINISTRATOR =
      new Credentials(SERVER.user(), SERVER.password());

  private House house;
  private TestDatabase second;

  @BeforeEach
  void open() {
    house = House.open();
    second = SERVER.create();
    house.insula().clusters().add(new NewCluster("zurich", second.url(), "ch", ADMINISTRATOR));
  }

  @AfterEach
  void close() {
    house.close();
    House.demolish(second);
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void whereATenantLivesIsInvisibleToTheCode(Isolation isolation) throws SQLException {
    TenantId here = create("here", isolation, "main");
    TenantId there = create("there", isolation, "zurich");
    house.write(here, "at home");
    house.write(there, "far away");
    assertThat(house.notes(here)).containsExactly("at home");
    assertThat(house.notes(there)).containsExactly("far away");
    house.tenants().delete(there);
    assertThat(house.tenants().purge(there).removed()).isNotEmpty();
    assertThat(House.leftovers(second, there)).isEmpty();
    assertThat(house.notes(here)).containsExactly("at home");
  }

  @Test
  void theRegionChoosesTheCluster() {
    Tenant tenant = house.tenants().create(NewTenant.of("acme").region("ch"));
    assertThat(tenant.placement().cluster()).isEqualTo("zurich");
    assertThat(tenant.placement().database()).isEqualTo(second.name());
  }

  @Test
  void addingAgainIsNoFault() {
    house.insula().clusters().add(new NewCluster("zurich", second.url(), "ch", ADMINISTRATOR));
    assertThat(house.insula().clusters().list())
        .extracting(cluster -> cluster.name())
        .containsExactly("main", "zurich");
  }

  @Test
  void aHealthyClusterIsReachableAndHasNoFaults() {
    ClusterHealth health = house.insula().clusters().check("zurich");
    assertThat(health.reachable()).isTrue();
    assertThat(health.faults()).isEmpty();
    assertThat(health.version()).contains("PostgreSQL");
    assertThat(health.latency()).isPositive();
  }

  @Test
  void aClusterThatIsGoneIsAResultAndNotAnException() {
    house.database().execute(allowConnections(false));
    ClusterHealth health = house.insula().clusters().check("zurich");
    house.database().execute(allowConnections(true));
    assertThat(health.reachable()).isFalse();
    assertThat(health.faults()).isNotEmpty();
  }

  private String allowConnections(boolean allowed) {
    return "alter database \"" + second.name() + "\" allow_connections " + allowed;
  }

  @Test
  void aClusterThatNobodyAddedIsNamed() {
    assertThatThrownBy(() -> house.insula().clusters().check("mars"))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("mars");
  }

  private TenantId create(String id, Isolation isolation, String cluster) {
    return house.tenants().create(NewTenant.of(id).isolation(isolation).cluster(cluster)).id();
  }
}
