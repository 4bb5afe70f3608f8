package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.fleet.MigrationFailedException;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTouchTest {
  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void createOneTenantOfEachIsolation() throws IOException {
    file("tenant/V1__note.sql", "create table note (id serial primary key, text text not null);");
    house = House.open(builder -> builder.migrations(folder));
    for (Isolation isolation : Isolation.values()) {
      house.tenants().create(NewTenant.of(isolation.label()).isolation(isolation));
    }
    file("tenant/V2__stars.sql", "alter table note add stars int not null default 5;");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aTenantIsBroughtUpToDateByItsFirstUse() throws Exception {
    try (Insula insula = open().migrateOnFirstTouch().open()) {
      for (Isolation isolation : Isolation.values()) {
        TenantId id = TenantId.of(isolation.label());
        assertThat(insula.tenants().get(id).schemaVersion()).isEqualTo("1");
        use(insula, id, "insert into note (text, stars) values ('new', 3)");
        assertThat(insula.tenants().get(id).schemaVersion()).isEqualTo("2");
      }
      assertThat(insula.fleet().status().behind()).isEmpty();
    }
  }

  @Test
  void manyWhoComeAtOnceWaitForOneMigration() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try (Insula insula = open().migrateOnFirstTouch().open()) {
      List<Callable<Boolean>> uses = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        TenantId id = TenantId.of(List.of("row", "schema", "database").get(i % 3));
        uses.add(() -> use(insula, id, "insert into note (text, stars) values ('new', 3)"));
      }
      for (Future<Boolean> use : threads.invokeAll(uses)) {
        assertThat(use.get()).isTrue();
      }
      for (Isolation isolation : Isolation.values()) {
        assertThat(house.notes(TenantId.of(isolation.label()))).hasSize(8);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aMigrationThatFailsIsTheFailureOfItsTenantOnly() throws Exception {
    house.write(TenantId.of("schema"), "twice");
    house.write(TenantId.of("schema"), "twice");
    file("tenant/V3__unique.sql", "create unique index on note (text);");
    try (Insula insula = open().migrateOnFirstTouch().open()) {
      assertThatThrownBy(() -> use(insula, TenantId.of("schema"), "select stars from note"))
          .isInstanceOf(MigrationFailedException.class)
          .hasMessageContaining("tenant schema: V3__unique.sql line 1");
      use(insula, TenantId.of("database"), "select stars from note");
      use(insula, TenantId.of("row"), "select stars from note");
    }
  }

  @Test
  void nobodyGetsAheadOfAWave() throws Exception {
    Wave canary =
        Wave.of("canary", new Members.Named(Set.of(TenantId.of("schema"))))
            .gate(new Gate(0, null, Duration.ZERO, true));
    try (Insula insula = open().migrateOnFirstTouch().open()) {
      insula.fleet().migrate(MigrateOptions.DEFAULT.waves(Waves.of(canary)), FleetListener.NONE);
      use(insula, TenantId.of("schema"), "select stars from note");
      use(insula, TenantId.of("database"), "select text from note");
      assertThat(insula.tenants().get(TenantId.of("database")).schemaVersion()).isEqualTo("1");
      insula.fleet().resume(MigrateOptions.DEFAULT, FleetListener.NONE);
      use(insula, TenantId.of("database"), "select stars from note");
    }
  }

  @Test
  void theOthersAreBroughtUpToDateInTheBackground() {
    try (Insula one = open().migrateInBackground().open();
        Insula two = open().migrateInBackground().open()) {
      until(() -> one.fleet().status().behind().isEmpty());
      assertThat(two.tenants().get(TenantId.of("database")).schemaVersion()).isEqualTo("2");
    }
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it took too long").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private InsulaBuilder open() {
    return House.connect(house.database()).migrations(folder);
  }

  private static boolean use(Insula insula, TenantId tenant, String sql) throws SQLException {
    return TenantContext.with(
        tenant,
        () -> {
          try (Connection connection = insula.dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
          }
        });
  }

  private void file(String name, String sql) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }
}
