package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The process dies before and after each step; afterwards there is one tenant, or none. */
class CrashTest {
  private static final List<Step> CREATION =
      List.of(Step.RESERVE, Step.PLACE, Step.MIGRATE, Step.OPEN, Step.CLOSE);
  private static final List<Step> PURGE = List.of(Step.CONDEMN, Step.REMOVE, Step.STRIP);

  private static House house;
  private static int next;

  @TempDir private static Path logs;

  @BeforeAll
  static void open() {
    house = House.open(builder -> builder.lease(Duration.ofSeconds(1)));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<Arguments> creations() {
    return all(CREATION);
  }

  static Stream<Arguments> purges() {
    return all(PURGE);
  }

  static Stream<Arguments> someCreations() {
    return Stream.of(
        Arguments.of(Isolation.ROW, Step.MIGRATE, "after"),
        Arguments.of(Isolation.SCHEMA, Step.PLACE, "after"),
        Arguments.of(Isolation.SCHEMA, Step.OPEN, "after"),
        Arguments.of(Isolation.DATABASE, Step.PLACE, "after"));
  }

  static Stream<Arguments> somePurges() {
    return Stream.of(
        Arguments.of(Isolation.ROW, Step.CONDEMN, "after"),
        Arguments.of(Isolation.DATABASE, Step.REMOVE, "after"));
  }

  private static Stream<Arguments> all(List<Step> steps) {
    List<Arguments> all = new ArrayList<>();
    for (Isolation isolation : Isolation.values()) {
      for (Step step : steps) {
        all.add(Arguments.of(isolation, step, "before"));
        all.add(Arguments.of(isolation, step, "after"));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("someCreations")
  void creatingAgainFinishesWhatAKilledProcessBegan(Isolation isolation, Step step, String when)
      throws Exception {
    createAgain(isolation, step, when);
  }

  @ParameterizedTest
  @MethodSource("creations")
  @Tag("slow")
  void creatingAgainFinishesWhatAKilledProcessBeganAtEveryStep(
      Isolation isolation, Step step, String when) throws Exception {
    createAgain(isolation, step, when);
  }

  @ParameterizedTest
  @MethodSource("someCreations")
  void theDoctorLeavesOneTenantOrNone(Isolation isolation, Step step, String when)
      throws Exception {
    heal(isolation, step, when);
  }

  @ParameterizedTest
  @MethodSource("creations")
  @Tag("slow")
  void theDoctorLeavesOneTenantOrNoneAtEveryStep(Isolation isolation, Step step, String when)
      throws Exception {
    heal(isolation, step, when);
  }

  @ParameterizedTest
  @MethodSource("somePurges")
  void purgingAgainFinishesWhatAKilledProcessBegan(Isolation isolation, Step step, String when)
      throws Exception {
    purgeAgain(isolation, step, when);
  }

  @ParameterizedTest
  @MethodSource("purges")
  @Tag("slow")
  void purgingAgainFinishesWhatAKilledProcessBeganAtEveryStep(
      Isolation isolation, Step step, String when) throws Exception {
    purgeAgain(isolation, step, when);
  }

  private static void createAgain(Isolation isolation, Step step, String when) throws Exception {
    TenantId id = newId();
    crash("create", id, isolation, step, when);
    NewTenant again = NewTenant.of(id).isolation(isolation);
    if (step == Step.CLOSE && when.equals("after")) {
      assertThatThrownBy(() -> house.tenants().create(again)).hasMessageContaining("taken");
    } else {
      house.tenants().create(again);
    }
    assertOneTenant(id, isolation);
  }

  private static void heal(Isolation isolation, Step step, String when) throws Exception {
    TenantId id = newId();
    crash("create", id, isolation, step, when);
    assertThat(house.insula().doctor().heal())
        .allMatch(finding -> finding.outcome() != Doctor.Outcome.FAILED);
    if (house.tenants().find(id).isPresent()) {
      assertOneTenant(id, isolation);
    } else {
      assertNothing(id);
      house.tenants().create(NewTenant.of(id).isolation(isolation));
      assertOneTenant(id, isolation);
    }
  }

  private static void purgeAgain(Isolation isolation, Step step, String when) throws Exception {
    TenantId id = newId();
    house.tenants().create(NewTenant.of(id).isolation(isolation));
    house.write(id, "to be removed");
    house.tenants().delete(id);
    crash("purge", id, isolation, step, when);
    if (step == Step.STRIP && when.equals("after")) {
      assertThatThrownBy(() -> house.tenants().purge(id)).hasMessageContaining("purged");
    } else {
      assertThat(house.tenants().purge(id).removed()).isNotEmpty();
    }
    assertThat(house.tenants().get(id).status()).isEqualTo(TenantStatus.PURGED);
    assertThat(house.leftovers(id)).isEmpty();
    assertThat(house.insula().doctor().examine()).isEmpty();
  }

  private static void assertOneTenant(TenantId id, Isolation isolation) throws SQLException {
    assertThat(house.tenants().get(id).status()).isEqualTo(TenantStatus.ACTIVE);
    assertThat(house.leftovers(id))
        .hasSize(
            switch (isolation) {
              case ROW -> 0;
              case SCHEMA -> 1;
              case DATABASE -> 2;
            });
    house.write(id, "works");
    assertThat(house.notes(id)).containsExactly("works");
    assertThat(house.insula().doctor().examine()).isEmpty();
  }

  private static void assertNothing(TenantId id) {
    assertThat(house.leftovers(id)).isEmpty();
    assertThat(house.insula().doctor().examine()).isEmpty();
  }

  private static TenantId newId() {
    next++;
    return TenantId.of("crash" + next + "x");
  }

  private static void crash(String action, TenantId id, Isolation isolation, Step step, String when)
      throws Exception {
    Crash.run(house.database(), logs.resolve(id + ".log"), action, id, isolation, step, when);
  }
}
