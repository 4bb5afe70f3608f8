package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.fleet.drift.DriftListener;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryTool;
import io.insula.jdbc.Credentials;
import io.insula.operations.HistoryReport.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schemas of another tool become tenants. */
class AdoptionTest {
  private final List<String> told = new ArrayList<>();
  private House house;
  private Credentials administrator;

  @BeforeEach
  void open() {
    house =
        House.open(
            builder ->
                builder
                    .isolation(Isolation.SCHEMA)
                    .listener(
                        event ->
                            told.add(
                                event.operation() + " " + event.phase() + " " + event.tenant())));
    administrator =
        new Credentials(house.database().server().user(), house.database().server().password());
    house.tenants().create(NewTenant.of("model"));
    told.clear();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void makesTenantsOfSchemasAndNamesThoseThatFail() throws SQLException {
    old("acme", "globex", "broken", "UPPER");
    house
        .database()
        .execute("update tenant_broken.flyway_schema_history set checksum = 1 where version = '1'");
    HistoryReport report = history().adopt(request().plan("free"));
    assertThat(report.failures())
        .extracting(Outcome::place)
        .allMatch(place -> place.endsWith("tenant_broken") || place.endsWith("tenant_UPPER"))
        .hasSize(2);
    assertThat(report.outcomes()).hasSize(5);

    Tenant acme = house.tenants().get(id("acme"));
    assertThat(acme.status()).isEqualTo(TenantStatus.ACTIVE);
    assertThat(acme.plan()).isEqualTo("free");
    assertThat(acme.schemaVersion()).isEqualTo(house.tenants().get(id("model")).schemaVersion());
    house.write(id("acme"), "new");
    assertThat(house.notes(id("acme"))).containsExactly("of acme", "new");
    assertThat(house.notes(id("globex"))).containsExactly("of globex");
    assertThat(house.tenants().find(id("broken"))).isEmpty();
    assertThat(told)
        .contains("CREATE BEFORE acme", "CREATE AFTER acme", "CREATE FAILED broken")
        .doesNotContain("CREATE AFTER broken");
    assertThat(
            house
                .database()
                .column("select phase from insula.event where tenant = 'acme' order by id"))
        .containsExactly("before", "after");
  }

  @Test
  void runsNothingAgainAndIsUpToDateAfterwards() {
    old("acme");
    history().adopt(request());
    FleetReport migrated = house.insula().fleet().migrate(FleetListener.NONE);
    assertThat(migrated.succeeded()).isTrue();
    assertThat(house.database().column("select text from tenant_acme.note"))
        .containsExactly("of acme");
    assertThat(house.insula().fleet().status().behind()).isEmpty();
  }

  @Test
  void skipsWhatItHasAlreadyAndGoesOnAfterFaultsAreMended() {
    old("acme", "broken");
    house
        .database()
        .execute("update tenant_broken.flyway_schema_history set checksum = checksum + 1");
    history().adopt(request());
    house
        .database()
        .execute("update tenant_broken.flyway_schema_history set checksum = checksum - 1");
    HistoryReport again = history().adopt(request());
    assertThat(again.succeeded()).isTrue();
    assertThat(outcome(again, "acme").notes()).containsExactly("is Insula's already");
    assertThat(outcome(again, "acme").done()).isEmpty();
    assertThat(outcome(again, "broken").done()).isNotEmpty();
  }

  @Test
  void goesOnAfterACrashBeforeTheSchemaWasAdopted() {
    old("acme");
    house
        .database()
        .execute(
            "insert into insula.tenant (id, name, status, isolation, cluster, database, schema,"
                + " role, created_by, updated_by) select 'acme', 'acme', 'provisioning', isolation,"
                + " cluster, database, 'tenant_acme', role, created_by, updated_by"
                + " from insula.tenant where id = 'model'");
    assertThat(house.insula().doctor().heal()).isEmpty();
    assertThat(history().adopt(request()).succeeded()).isTrue();
    assertThat(house.tenants().get(id("acme")).status()).isEqualTo(TenantStatus.ACTIVE);
  }

  @Test
  void goesOnAfterACrashBeforeTheTenantWasOpened() {
    old("acme");
    history().adopt(request());
    long number = house.tenants().get(id("acme")).number();
    house.database().execute("update insula.tenant set status = 'provisioning' where id = 'acme'");
    assertThat(house.insula().doctor().heal()).isEmpty();
    HistoryReport again = history().adopt(request());
    assertThat(again.succeeded()).as("%s", again).isTrue();
    Tenant acme = house.tenants().get(id("acme"));
    assertThat(acme.status()).isEqualTo(TenantStatus.ACTIVE);
    assertThat(acme.number()).isEqualTo(number);
  }

  @Test
  void leavesNoTraceInADryRun() {
    old("acme");
    HistoryReport report = history().adopt(request().dryRun(true));
    assertThat(outcome(report, "acme").done()).anyMatch(line -> line.startsWith("noted "));
    assertThat(house.tenants().find(id("acme"))).isEmpty();
    assertThat(told).isEmpty();
    assertThat(
            house
                .database()
                .column(
                    "select schema_name from insula.migration where schema_name = 'tenant_acme'"))
        .isEmpty();
  }

  @Test
  void namesTheStatementsWhenNobodyMayHandOver() {
    old("acme");
    HistoryReport report = history().adopt(request().administrator(null));
    assertThat(outcome(report, "acme").failure())
        .hasMessageContaining("alter schema tenant_acme owner to insula_migrator;");
    assertThat(house.tenants().find(id("acme"))).isEmpty();
  }

  @Test
  void adoptsOnlyThoseWhoAreAskedFor() {
    old("acme", "globex");
    assertThat(history().adopt(request().tenants(List.of(id("acme")))).outcomes()).hasSize(1);
    assertThat(house.tenants().find(id("globex"))).isEmpty();
    assertThatThrownBy(
            () -> history().adopt(request().tenants(List.of(id("nobody"), id("globex")))))
        .hasMessageContaining("nobody");
    assertThat(house.tenants().find(id("globex"))).isEmpty();
  }

  @Test
  void doesNotTakeTheIdOfSomebodyElse() {
    house.tenants().create(NewTenant.of("acme").isolation(Isolation.ROW));
    old("acme");
    assertThat(outcome(history().adopt(request()), "acme").failure())
        .hasMessageContaining("\"acme\" is taken by a tenant that lives in main/");
  }

  @Test
  void writesTheHistoryOfAnotherToolWithoutDrift() {
    HistoryReport left =
        history().leave(HistorySource.of(HistoryTool.FLYWAY), Selection.all(), false);
    assertThat(left.succeeded()).isTrue();
    assertThat(
            house
                .database()
                .column(
                    "select count(*) = (select count(*) from insula.migration where schema_name ="
                        + " 'tenant_model') from tenant_model.flyway_schema_history"))
        .containsExactly("t");
    Selection model = Selection.of(List.of(id("model")));
    assertThat(house.insula().fleet().drift().check(model, DriftListener.NONE))
        .satisfies(report -> assertThat(report.unreachable()).isEmpty())
        .satisfies(report -> assertThat(report.drifted()).isEmpty());
  }

  private History history() {
    return house.insula().fleet().history();
  }

  private AdoptRequest request() {
    return AdoptRequest.of(HistoryTool.FLYWAY, "tenant_{id}").administrator(administrator);
  }

  private static Outcome outcome(HistoryReport report, String tenant) {
    return report.outcomes().stream()
        .filter(one -> one.place().endsWith(" tenant_" + tenant))
        .findFirst()
        .orElseThrow();
  }

  private static TenantId id(String id) {
    return TenantId.of(id);
  }

  /** Schemas like that of the model, as Flyway would have made them, each with a note. */
  private void old(String... ids) {
    for (String id : ids) {
      house
          .database()
          .execute(
              """
              create schema "tenant_#";
              create table "tenant_#".note (like tenant_model.note including all);
              insert into "tenant_#".note (text) values ('of #');
              create table "tenant_#".flyway_schema_history (installed_rank int primary key,
                version varchar(50), description varchar(200) not null, type varchar(20) not null,
                script varchar(1000) not null, checksum int, installed_by varchar(100) not null,
                installed_on timestamp not null default now(), execution_time int not null,
                success boolean not null);
              insert into "tenant_#".flyway_schema_history
              select row_number() over (order by version), version, description, 'SQL', script,
                     checksum, 'ann', now(), 5, true
                from insula.migration where schema_name = 'tenant_model';
              """
                  .replace("#", id));
    }
  }
}
