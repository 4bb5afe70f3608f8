package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.waves.Gate;
import io.insula.operations.waves.Members;
import io.insula.operations.waves.Wave;
import io.insula.operations.waves.Waves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavesTest {
  private static final Wave CANARY =
      Wave.of("canary", new Members.Named(Set.of(TenantId.of("free-0"))));
  private static final Wave HALF = Wave.of("half", new Members.Percent(50));

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void createTenants() throws IOException {
    file("tenant/V1__note.sql", "create table note (id serial primary key, text text not null);");
    house = House.open(builder -> builder.migrations(folder));
    for (int i = 0; i < 4; i++) {
      create("free-" + i, "free");
      create("pro-" + i, "pro");
    }
    house.tenants().create(NewTenant.of("rows").isolation(Isolation.ROW).plan("free"));
  }

  private void create(String id, String plan) {
    house.tenants().create(NewTenant.of(id).isolation(Isolation.SCHEMA).plan(plan));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void eachPlaceGoesInTheFirstWaveThatWantsIt() throws IOException {
    stars();
    Wave free = Wave.of("free", new Members.OfPlan("free"));
    Wave one = Wave.of("one", new Members.Count(1));
    try (Insula insula = reopened()) {
      FleetPlan plan =
          insula.fleet().plan(MigrateOptions.DEFAULT.waves(Waves.of(CANARY, free, one)), false);
      assertThat(plan.waves())
          .extracting(FleetPlan.Wave::name)
          .containsExactly("canary", "free", "one", "rest");
      assertThat(tenants(plan, 0)).containsExactly("free-0");
      assertThat(tenants(plan, 1)).containsExactlyInAnyOrder("free-1", "free-2", "free-3");
      assertThat(tenants(plan, 2)).hasSize(1).allMatch(id -> id.startsWith("pro-"));
      assertThat(plan.waves().get(3).places())
          .as("three tenants, and the tables of the row tenants")
          .hasSize(4);
      assertThat(insula.fleet().status().behind()).as("nothing was done").hasSize(9);
    }
  }

  @Test
  void theWavesFollowEachOther() throws IOException {
    stars();
    List<String> heard = new ArrayList<>();
    try (Insula insula = reopened()) {
      FleetReport report =
          insula
              .fleet()
              .migrate(MigrateOptions.DEFAULT.waves(Waves.of(CANARY, HALF)), hears(heard));
      assertThat(report.succeeded()).isTrue();
      assertThat(report.stop()).isNull();
      assertThat(report.outcomes()).hasSize(9);
      assertThat(heard).containsExactly("canary 1", "half 5", "rest 3");
      assertThat(insula.fleet().status().run()).isNull();
      assertThat(insula.fleet().status().behind()).isEmpty();
    }
  }

  @Test
  void aFailureInTheCanaryHaltsTheRunAndResumeGoesOnThere() throws Exception {
    house.write(TenantId.of("free-0"), "twice");
    house.write(TenantId.of("free-0"), "twice");
    file("tenant/V2__unique.sql", "create unique index on note (text);");
    MigrateOptions options = MigrateOptions.DEFAULT.waves(Waves.of(CANARY, HALF));
    try (Insula insula = reopened()) {
      FleetReport halted = insula.fleet().migrate(options, FleetListener.NONE);
      assertThat(halted.stop())
          .matches(stop -> stop.halted() && stop.wave().equals("canary"))
          .hasToString(
              "Stop[wave=canary, halted=true, reason=1 of 1 places failed, and the gate lets 0.00"
                  + " % pass]");
      assertThat(halted.succeeded()).isFalse();
      assertThat(halted.outcomes()).as("nobody else was touched").hasSize(1);
      FleetStatus.Run run = insula.fleet().status().run();
      assertThat(run).isNotNull();
      assertThat(run.state()).isEqualTo("halted");
      assertThat(run.wave()).isEqualTo("canary");

      assertThatThrownBy(() -> insula.fleet().migrate(FleetListener.NONE))
          .isInstanceOf(OpenRunException.class)
          .hasMessageContaining("wave \"canary\" and has halted")
          .hasMessageContaining("insula migrate resume");
    }
    sql("free-0", "delete from note");
    List<String> heard = new ArrayList<>();
    try (Insula another = reopened()) {
      FleetReport resumed = another.fleet().resume(MigrateOptions.DEFAULT, hears(heard));
      assertThat(resumed.succeeded()).isTrue();
      assertThat(heard).containsExactly("canary 1", "half 5", "rest 3");
      assertThat(another.fleet().status().run()).isNull();
    }
  }

  @Test
  void aManualGateWaitsForSomebodysWord() throws IOException {
    stars();
    Gate manual = new Gate(0, null, Duration.ofMillis(20), true);
    List<String> heard = new ArrayList<>();
    try (Insula insula = reopened()) {
      FleetReport waiting =
          insula
              .fleet()
              .migrate(MigrateOptions.DEFAULT.waves(Waves.of(CANARY.gate(manual))), hears(heard));
      assertThat(waiting.succeeded()).isTrue();
      assertThat(waiting.stop()).matches(stop -> !stop.halted());
      assertThat(insula.tenants().get(TenantId.of("free-0")).schemaVersion()).isEqualTo("2");
      assertThat(insula.tenants().get(TenantId.of("free-1")).schemaVersion()).isEqualTo("1");
      assertThat(insula.fleet().resume(MigrateOptions.DEFAULT, hears(heard)).stop()).isNull();
      assertThat(heard).containsExactly("canary 1", "rest 8");
    }
  }

  @Test
  void aQueryThatIsNotTrueForATenantHaltsTheRun() throws Exception {
    house.write(TenantId.of("free-0"), "note");
    stars();
    Gate gate = new Gate(0, "select count(*) = 0 from note", Duration.ZERO, false);
    try (Insula insula = reopened()) {
      MigrateOptions options = MigrateOptions.DEFAULT.waves(Waves.of(CANARY.gate(gate)));
      FleetReport halted = insula.fleet().migrate(options, FleetListener.NONE);
      assertThat(halted.stop())
          .matches(stop -> stop.halted() && stop.reason().contains("free-0 (not true)"));
      assertThat(insula.fleet().abandon()).isTrue();
      assertThat(insula.fleet().abandon()).isFalse();
      assertThat(insula.fleet().migrate(FleetListener.NONE).outcomes()).hasSize(8);
    }
  }

  @Test
  void aMendedFileIsWhatARunGoesOnWith() throws IOException {
    file("tenant/V2__stars.sql", "alter table note add stars wrong_type;");
    try (Insula insula = reopened()) {
      insula.fleet().migrate(MigrateOptions.DEFAULT.waves(Waves.of(CANARY)), FleetListener.NONE);
    }
    stars();
    try (Insula insula = reopened()) {
      assertThat(insula.fleet().resume(MigrateOptions.DEFAULT, FleetListener.NONE).outcomes())
          .hasSize(9)
          .allMatch(outcome -> outcome.failure() == null);
    }
  }

  @Test
  void wavesAreReadFromYamlAndAllFaultsAreTold() {
    Waves waves =
        Waves.parse(
            """
            waves:
              - name: canary
                tenants: [acme, globex]
                gate: {failures: 0%, sql: "select true", pause: 10m, manual: true}
              - name: small
                percent: 2.5
                gate: {failures: 5%}
              - name: some
                count: 20
              - name: free
                plan: free
            """,
            "waves.yaml");
    assertThat(waves.all())
        .containsExactly(
            Wave.of("canary", new Members.Named(Set.of(TenantId.of("acme"), TenantId.of("globex"))))
                .gate(new Gate(0, "select true", Duration.ofMinutes(10), true)),
            Wave.of("small", new Members.Percent(2.5))
                .gate(new Gate(.05, null, Duration.ZERO, false)),
            Wave.of("some", new Members.Count(20)),
            Wave.of("free", new Members.OfPlan("free")),
            Wave.of("rest", new Members.Rest()));
    assertThatThrownBy(
            () ->
                Waves.parse(
                    """
                    waves:
                      - name: a
                        percent: 120
                        colour: red
                      - name: b
                        count: 2
                        plan: pro
                        gate: {pause: soon}
                    """,
                    "waves.yaml"))
        .hasMessageContaining("waves.yaml")
        .hasMessageContaining("\"a\": percent is above 0 and up to 100")
        .hasMessageContaining("unknown setting \"colour\"")
        .hasMessageContaining("\"b\": say one of plan and count")
        .hasMessageContaining("\"soon\" is no pause");
  }

  private static List<String> tenants(FleetPlan plan, int wave) {
    return plan.waves().get(wave).places().stream()
        .map(place -> String.valueOf(place.tenant()))
        .toList();
  }

  private static FleetListener hears(List<String> heard) {
    return new FleetListener() {
      @Override
      public void done(FleetReport.Outcome outcome, int done, int total) {}

      @Override
      public void waveStarted(String wave, int places) {
        heard.add(wave + " " + places);
      }
    };
  }

  private void sql(String tenant, String sql) throws SQLException {
    TenantContext.use(
        TenantId.of(tenant),
        () -> {
          try (Connection connection = house.insula().dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private void stars() throws IOException {
    file("tenant/V2__stars.sql", "alter table note add stars int;");
  }

  private Insula reopened() {
    return House.connect(house.database()).migrations(folder).open();
  }

  private void file(String name, String sql) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }
}
