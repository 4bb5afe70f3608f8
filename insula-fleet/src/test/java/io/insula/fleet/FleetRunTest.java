package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetRunTest {
  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void prepare() throws SQLException {
    ground = new Ground();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private List<MigrationTarget> tenants(int count) throws SQLException {
    List<MigrationTarget> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(ground.schemaTenant("t" + i));
    }
    return targets;
  }

  @Test
  void bringsAllUpToDateAndLetsOneFailureStopNobody() throws SQLException {
    List<MigrationTarget> targets = tenants(12);
    ground.database.execute("create table tenant_t5.a (id text)");
    AtomicInteger last = new AtomicInteger();
    FleetListener listener =
        new FleetListener() {
          @Override
          public void progress(int done, int failed, int total) {
            last.set(done);
            throw new IllegalStateException("a listener's failure changes nothing");
          }
        };
    Migrations files = Ground.tenantFiles(root, Map.of("V1__a.sql", "create table a (id int);"));
    FleetResult result = new FleetRun(ground.migrator(), 4, listener).run(targets, files);

    assertThat(result.finished()).hasSize(11);
    assertThat(result.complete()).isFalse();
    assertThat(result.failed())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.target()).isEqualTo(targets.get(5));
              assertThat(failure.cause()).hasMessageContaining("tenant t5: V1__a.sql line 1");
            });
    assertThat(last).hasValue(12);
  }

  @Test
  void appliesEachFileOnceWhenManyWorkOnTheSamePlace() throws SQLException {
    Ground.write(root, "db/shared", Map.of("V1__s.sql", "create table s (id int);"));
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__a.sql",
                "create table a (id bigint generated always as identity primary key, n int);"
                    + "insert into a (n) values (1);",
                "V2__i.sql",
                "-- insula: no-transaction\ncreate index concurrently a_n on a (n);"));
    List<MigrationTarget> targets = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      MigrationTarget target = ground.rowTenant("r" + i, i);
      targets.add(target);
      targets.add(target);
      targets.add(MigrationTarget.rows(ground.rows()));
    }
    FleetResult result = new FleetRun(ground.migrator(), 8, FleetListener.NONE).run(targets, files);

    assertThat(result.failed()).isEmpty();
    assertThat(result.finished().stream().mapToInt(r -> r.applied().size()).sum()).isEqualTo(3);
    assertThat(ground.column("select tenant_id from public.a order by 1"))
        .containsExactly("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8");
  }
}
