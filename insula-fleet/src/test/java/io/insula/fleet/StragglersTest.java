package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One tenant whose table is in use, among others. */
class StragglersTest {
  private static final MigrationSettings IMPATIENT =
      MigrationSettings.DEFAULT.withLockTimeout(Duration.ofMillis(30));

  @TempDir Path root;
  private final ExecutorService runner = Executors.newSingleThreadExecutor();
  private final List<MigrationTarget> targets = new ArrayList<>();
  private Ground ground;
  private Connection user;

  @BeforeEach
  void useATableOfOneTenant() throws SQLException {
    ground = new Ground();
    for (int i = 0; i < 8; i++) {
      targets.add(ground.schemaTenant("t" + i));
    }
    files("V1__a.sql", "create table a (id int);");
    new FleetRun(ground.migrator(), 4, FleetListener.NONE).run(targets, Migrations.in(root));
    user = ground.database.connect();
    user.setAutoCommit(false);
    try (Statement statement = user.createStatement()) {
      statement.execute("lock table tenant_t0.a in access share mode");
    }
    files("V2__b.sql", "alter table a add b int;");
  }

  @AfterEach
  void close() throws SQLException {
    runner.shutdownNow();
    user.close();
    ground.close();
  }

  @Test
  void theOthersFinishAsIfItWereNotThereAndItFollows() throws Exception {
    CountDownLatch others = new CountDownLatch(7);
    CountDownLatch retried = new CountDownLatch(2);
    List<String> order = new CopyOnWriteArrayList<>();
    FleetListener listener =
        new FleetListener() {
          @Override
          public void finished(MigrationResult result) {
            order.add(result.target().label());
            others.countDown();
          }

          @Override
          public void retrying(
              MigrationTarget target, RuntimeException failure, int attempt, Duration pause) {
            assertThat(target.label()).isEqualTo("tenant t0");
            assertThat(failure).hasMessageContaining("[SQLSTATE 55P03]");
            retried.countDown();
          }
        };
    FleetSettings settings =
        FleetSettings.DEFAULT
            .workers(1)
            .retries(new Retries(1000, Duration.ofMillis(5), Duration.ofMillis(20)));
    Future<FleetResult> run =
        runner.submit(
            () ->
                new FleetRun(ground.migrator(IMPATIENT), settings, listener)
                    .run(targets, Migrations.in(root)));
    assertThat(others.await(1, TimeUnit.MINUTES)).as("the others").isTrue();
    assertThat(retried.await(1, TimeUnit.MINUTES)).as("tried again").isTrue();
    assertThat(run.isDone()).isFalse();
    user.rollback();
    assertThat(run.get(1, TimeUnit.MINUTES).complete()).isTrue();
    assertThat(order).hasSize(8).last().isEqualTo("tenant t0");
  }

  @Test
  void itFailsWhenItWasTriedOftenEnough() throws SQLException {
    FleetSettings settings =
        FleetSettings.DEFAULT.retries(new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1)));
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    FleetListener listener =
        new FleetListener() {
          @Override
          public void retrying(
              MigrationTarget target, RuntimeException failure, int attempt, Duration pause) {
            attempts.add(attempt);
          }
        };
    FleetResult result =
        new FleetRun(ground.migrator(IMPATIENT), settings, listener)
            .run(targets, Migrations.in(root));
    assertThat(result.finished()).hasSize(7);
    assertThat(result.failed())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.cause())
                    .hasMessageContaining("tenant t0: V2__b.sql line 1")
                    .hasMessageContaining("alter table a add b int")
                    .hasMessageContaining("55P03"));
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(ground.column("select count(*) from insula.migration where version = '2'"))
        .containsExactly("7");
  }

  @Test
  void aPauseDoublesUpToTheLongestAndIsSpread() {
    Retries retries = new Retries(10, Duration.ofMillis(100), Duration.ofSeconds(1));
    assertThat(retries.pause(1, 0)).isEqualTo(Duration.ofMillis(50));
    assertThat(retries.pause(1, 1)).isEqualTo(Duration.ofMillis(150));
    assertThat(retries.pause(3, 0.5)).isEqualTo(Duration.ofMillis(400));
    assertThat(retries.pause(200, 0.5)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aRunThatIsInterruptedBeginsNothingMore() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    FleetListener listener =
        new FleetListener() {
          @Override
          public void retrying(
              MigrationTarget target, RuntimeException failure, int attempt, Duration pause) {
            stuck.countDown();
          }
        };
    FleetSettings settings =
        FleetSettings.DEFAULT.retries(
            new Retries(1000, Duration.ofMinutes(5), Duration.ofMinutes(5)));
    List<FleetResult> results = new CopyOnWriteArrayList<>();
    Thread thread =
        new Thread(
            () ->
                results.add(
                    new FleetRun(ground.migrator(IMPATIENT), settings, listener)
                        .run(targets, Migrations.in(root))));
    thread.start();
    assertThat(stuck.await(1, TimeUnit.MINUTES)).isTrue();
    thread.interrupt();
    thread.join(Duration.ofMinutes(1).toMillis());
    assertThat(results)
        .singleElement()
        .satisfies(result -> assertThat(result.complete()).isFalse())
        .satisfies(
            result ->
                assertThat(result.failed())
                    .allSatisfy(
                        failure ->
                            assertThat(failure.cause())
                                .hasMessageContaining(
                                    failure.target().equals(targets.get(0))
                                        ? "lock timeout"
                                        : "Not begun")));
  }

  private void files(String name, String sql) {
    Ground.write(root, "db/tenant", Map.of(name, sql));
  }
}
