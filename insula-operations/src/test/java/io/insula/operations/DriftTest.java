package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.UnknownTenantException;
import io.insula.fleet.drift.DriftListener;
import io.insula.fleet.drift.DriftReport;
import io.insula.fleet.drift.FixReport;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final TenantId ACME = TenantId.of("acme");
  private House house;

  @BeforeEach
  void open() {
    house = House.open();
    create("acme", Isolation.SCHEMA);
    create("globex", Isolation.SCHEMA);
    create("rows", Isolation.ROW);
    create("rows-2", Isolation.ROW);
    create("own", Isolation.DATABASE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void create(String id, Isolation isolation) {
    house.tenants().create(NewTenant.of(id).isolation(isolation));
  }

  private Drift drift() {
    return house.insula().fleet().drift();
  }

  @Test
  void findsNothingInAFreshFleet() {
    DriftReport report = drift().jobs(2).check(Selection.all(), DriftListener.NONE);
    assertThat(report.isClean()).as(report.toString()).isTrue();
    assertThat(report.places()).isEqualTo(4);
    assertThat(report.behind()).isEmpty();
  }

  @Test
  void namesTheTenantsOfADriftedPlace() {
    house
        .database()
        .execute(
            "drop index if exists public.note_text; alter table public.note"
                + " add column extra int; alter table tenant_acme.note disable row level security");
    DriftReport report = drift().check(Selection.all(), DriftListener.NONE);
    assertThat(report.drifted())
        .flatExtracting(drifted -> drifted.place().tenants())
        .containsExactlyInAnyOrder(ACME, TenantId.of("rows"), TenantId.of("rows-2"));
  }

  @Test
  void plansWithoutChangingAndThenRepairs() {
    house.database().execute("alter table tenant_acme.note disable row level security");
    Selection acme = Selection.of(List.of(ACME));
    FixReport plan = drift().plan(acme, false, DriftListener.NONE);
    assertThat(plan.isClean()).isTrue();
    assertThat(drift().check(Selection.all(), DriftListener.NONE).drifted()).hasSize(1);

    assertThat(drift().fix(acme, false, DriftListener.NONE).isClean()).isTrue();
    assertThat(drift().check(Selection.all(), DriftListener.NONE).isClean()).isTrue();
  }

  @Test
  void refusesTenantsThatDoNotExist() {
    Selection nobody = Selection.of(List.of(TenantId.of("nobody")));
    assertThatThrownBy(() -> drift().check(nobody, DriftListener.NONE))
        .isInstanceOf(UnknownTenantException.class);
  }
}
