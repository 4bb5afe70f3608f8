package io.insula.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadyPlacesTest {
  private static final ReadyKind SCHEMAS = new ReadyKind("main", Isolation.SCHEMA);
  private static final String STAMP = "stamp";
  private static final Lease LEASE = new Lease("test", Duration.ofMinutes(1));
  private static final Lease NONE = new Lease("test", Duration.ZERO);

  private final ReadyPlaces places = new ReadyPlaces();
  private TestCatalog catalog;
  private Connection migrator;

  @BeforeEach
  void open() throws SQLException {
    catalog = TestCatalog.create();
    migrator = catalog.migrator();
  }

  @AfterEach
  void close() throws SQLException {
    migrator.close();
    catalog.close();
  }

  @Test
  void nobodyTakesUpWhatSomebodyIsAtWorkOn() throws SQLException {
    places.keep(migrator, SCHEMAS, 1);
    ReadyPlace held = next().orElseThrow();
    assertThat(held.state()).isEqualTo(ReadyPlace.State.BUILDING);
    assertThat(next()).isEmpty();
    assertThat(places.renew(migrator, held, NONE)).isTrue();
    ReadyPlace taken = next().orElseThrow();
    assertThat(List.of(taken.number(), taken.epoch())).containsExactly(held.number(), 2L);
    assertThat(places.renew(migrator, held, LEASE)).isFalse();
    assertThat(places.finish(migrator, held)).isFalse();
    assertThat(places.finish(migrator, taken)).isTrue();
    assertThat(next()).isEmpty();
  }

  @Test
  void whatIsBehindIsRemovedFirst() throws SQLException {
    ReadyPlace old = stock(1, "older");
    ReadyPlace current = stock(2, STAMP);
    places.keep(migrator, SCHEMAS, 1);
    ReadyPlace removed = next().orElseThrow();
    assertThat(removed.number()).isEqualTo(old.number());
    assertThat(removed.state()).isEqualTo(ReadyPlace.State.REMOVING);
    assertThat(places.forget(migrator, removed)).isTrue();
    assertThat(claim("acme").tenant()).extracting(Tenant::number).isEqualTo(current.number());
  }

  @Test
  void aNameThatATenantHasIsLeftOut() throws SQLException {
    Placement taken = TestCatalog.schema("ready_2");
    TestCatalog.TENANTS.insert(
        migrator, TenantDraft.of(TenantId.of("acme"), "acme", taken), "test");
    places.keep(migrator, SCHEMAS, 1);
    assertThat(next()).map(ReadyPlace::number).contains(3L);
  }

  @Test
  void aPlaceThatIsBehindIsClaimedForATenantThatIsNotOpenYet() throws SQLException {
    stock(1, "older");
    ReadyClaim.Answer answer = claim("acme");
    assertThat(answer.kept()).isTrue();
    assertThat(answer.tenant()).extracting(Tenant::status).isEqualTo(TenantStatus.PROVISIONING);
    assertThat(new OperationJournal().running(migrator, TenantId.of("acme")))
        .map(JournalEntry::step)
        .contains("RESERVE");
    assertThat(catalog.database.column("select phase from insula.event")).containsExactly("before");
  }

  @Test
  void aTenantThatTookAPlaceWhileItWasMigratedHasItsNewVersion() throws SQLException {
    ReadyPlace place = stock(1, STAMP);
    TenantId acme = TenantId.of("acme");
    claim("acme");
    PlaceStates.Done done = new PlaceStates.Done(place.placement(), null, "2");
    assertThat(new PlaceStates().done(migrator, "newer", List.of(done))).containsExactly(acme);
    assertThat(TestCatalog.TENANTS.find(migrator, acme)).map(Tenant::schemaVersion).contains("2");
  }

  @Test
  void theApplicationSeesNothingOfTheStock() throws SQLException {
    try (Connection application = catalog.application()) {
      for (String table : List.of("ready_place", "ready_target")) {
        assertThatThrownBy(
                () -> application.createStatement().execute("select from insula." + table))
            .hasMessageContaining("permission denied");
      }
    }
  }

  /** One more place, up to date with the files of that stamp. */
  private ReadyPlace stock(int size, String stamp) throws SQLException {
    places.keep(migrator, SCHEMAS, size);
    ReadyPlace place = next().orElseThrow();
    assertThat(places.finish(migrator, place)).isTrue();
    PlaceStates.Done done = new PlaceStates.Done(place.placement(), null, "1");
    assertThat(new PlaceStates().done(migrator, stamp, List.of(done))).isEmpty();
    return place;
  }

  private Optional<ReadyPlace> next() throws SQLException {
    return places.next(
        migrator, SCHEMAS, STAMP, number -> TestCatalog.schema("ready_" + number), LEASE);
  }

  private ReadyClaim.Answer claim(String id) throws SQLException {
    TenantDraft draft = TenantDraft.of(TenantId.of(id), id, TestCatalog.schema(id));
    return new ReadyClaims()
        .claim(
            migrator,
            new ReadyClaim(
                draft, STAMP, Map.of(), LEASE, event(id, Phase.BEFORE), event(id, Phase.AFTER)));
  }

  private static TenantEvent event(String id, Phase phase) {
    return new TenantEvent(Operation.CREATE, phase, TenantId.of(id), "test", Instant.EPOCH);
  }
}
