package io.insula.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.spi.Administration.Places;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.PlaceSettings;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Places} do: make, find and remove where a tenant lives, again and again. */
public abstract class PlacesContract {
  private static final TenantId TENANT = TenantId.of("contract-one");
  private static final TenantId OTHER = TenantId.of("contract_one");
  private static final long NUMBER = 4_000_001;

  /** The implementation. */
  protected abstract Places places();

  /** An installation that has no tenant; a new one for each test. */
  protected abstract Estate estate() throws Exception;

  @ParameterizedTest
  @EnumSource
  void givesATenantTheSamePlaceEachTime(Isolation isolation) throws Exception {
    Estate estate = estate();
    Placement placement = place(TENANT, isolation, estate);
    assertThat(place(TENANT, isolation, estate)).isEqualTo(placement);
    assertThat(placement.isolation()).isEqualTo(isolation);
    assertThat(placement.cluster()).isEqualTo(Cluster.HOME);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEMA", "DATABASE"})
  void givesNoTwoTenantsOnePlace(Isolation isolation) throws Exception {
    Estate estate = estate();
    assertThat(place(TENANT, isolation, estate)).isNotEqualTo(place(OTHER, isolation, estate));
  }

  @ParameterizedTest
  @EnumSource
  void makesAPlaceThatCanBeMadeAgain(Isolation isolation) throws Exception {
    Estate estate = estate();
    Placement placement = place(TENANT, isolation, estate);
    places().create(NUMBER, placement, estate);
    places().create(NUMBER, placement, estate);
    try (Connection migrator = estate.migrator(placement.cluster(), placement.database())) {
      assertThat(migrator.isValid(5)).isTrue();
    }
    places().remove(TENANT, NUMBER, placement, estate);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEMA", "DATABASE"})
  void findsAPlaceUntilItIsRemoved(Isolation isolation) throws Exception {
    Estate estate = estate();
    Placement placement = place(TENANT, isolation, estate);
    assertThat(find(placement, estate)).isEmpty();
    places().create(NUMBER, placement, estate);
    assertThat(find(placement, estate)).isNotEmpty();
    assertThat(places().remove(TENANT, NUMBER, placement, estate)).isNotEmpty();
    assertThat(find(placement, estate)).isEmpty();
    assertThat(places().remove(TENANT, NUMBER, placement, estate)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEMA", "DATABASE"})
  void leavesThePlaceOfAnotherTenantAlone(Isolation isolation) throws Exception {
    Estate estate = estate();
    Placement placement = place(TENANT, isolation, estate);
    places().create(NUMBER, placement, estate);
    assertThatThrownBy(() -> places().create(NUMBER + 1, placement, estate))
        .isInstanceOf(InsulaException.class);
    assertThatThrownBy(() -> places().remove(OTHER, NUMBER + 1, placement, estate))
        .isInstanceOf(InsulaException.class);
    assertThat(find(placement, estate)).isNotEmpty();
    places().remove(TENANT, NUMBER, placement, estate);
  }

  @ParameterizedTest
  @EnumSource
  void takesNoPlaceForAStranger(Isolation isolation) throws Exception {
    Estate estate = estate();
    Placement placement = place(TENANT, isolation, estate);
    places().create(NUMBER, placement, estate);
    try (Connection home = estate.migrator(Cluster.HOME, estate.database(Cluster.HOME))) {
      assertThat(places().strangers(home, estate)).doesNotContain(placement.schema());
    }
    places().remove(TENANT, NUMBER, placement, estate);
  }

  private Placement place(TenantId tenant, Isolation isolation, Estate estate) {
    return places()
        .place(
            tenant,
            isolation,
            new PlaceSettings(
                Cluster.HOME,
                estate.database(Cluster.HOME),
                estate.settings().rowSchema(),
                PlaceSettings.SCHEMA_TEMPLATE,
                PlaceSettings.DATABASE_TEMPLATE,
                estate.settings().roles()));
  }

  private List<String> find(Placement placement, Estate estate) throws Exception {
    return places().find(TENANT, NUMBER, placement, estate);
  }
}
