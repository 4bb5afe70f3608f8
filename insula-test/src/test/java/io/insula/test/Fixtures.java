package io.insula.test;

import static io.insula.test.Assertions.assertThat;
import static io.insula.test.Assertions.assertThatSql;
import static io.insula.test.Assertions.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.guard.GuardMode;
import io.insula.operations.Insula;
import io.insula.operations.InsulaBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes for {@link Fixture}. */
final class Fixtures {
  private Fixtures() {}

  private static void fill(TestInstallation installation) throws SQLException {
    installation.as("acme", () -> Invoices.add(installation.dataSource(), "A-0001"));
    installation.as("globex", () -> Invoices.add(installation.dataSource(), "G-0001"));
  }

  private static void asMigrator(Insula insula, String sql) throws SQLException {
    try (Connection migrator =
        insula.estate().migrator(Cluster.HOME, insula.estate().database(Cluster.HOME))) {
      Sql.run(migrator, sql);
    }
  }

  @InsulaTest(tenants = {"acme", "globex"})
  static class WithoutRows {
    @Test
    void cannotSee() {
      assertThat(tenant("acme")).cannotSee("globex");
    }

    @Test
    void isUnharmed() {
      assertThat(tenant("acme")).isUnharmedBy(() -> {});
    }

    @Test
    void isolatesAll(Insula insula) {
      assertThat(insula).isolatesAllTenants();
    }

    @Test
    @WithTenant("acme")
    void returnsNothing() {
      assertThatSql("select * from invoice").returnsNothingOf("globex");
    }
  }

  @InsulaTest(tenants = {"acme", "globex"})
  static class Wrong {
    @BeforeAll
    static void fillBoth(TestInstallation installation) throws SQLException {
      fill(installation);
    }

    @Test
    void tableWithoutRows() {
      assertThat(tenant("acme")).cannotSee("globex", "tag");
    }

    @Test
    void tableThatIsNotThere() {
      assertThat(tenant("acme")).cannotSee("globex", "invoices");
    }

    @Test
    void seesItself() {
      assertThat(tenant("acme")).cannotSee("acme");
    }

    @Test
    void unknownTenant() {
      assertThat(tenant("acmee")).cannotSee("globex");
    }

    @Test
    void unknownOtherTenant() {
      assertThat(tenant("acme")).cannotSee("globexx");
    }

    @Test
    void hasOtherRows() {
      assertThat(tenant("acme")).hasRows("tag", 2);
    }

    @Test
    void seesNone() {
      assertThat(tenant("acme")).sees("tag");
    }

    @Test
    void isHarmed(DataSource db) {
      assertThat(tenant("acme"))
          .isUnharmedBy(() -> TenantContext.use(tenant("acme").id(), () -> Invoices.add(db, "X")));
    }

    @Test
    @WithTenant("Acme!")
    void noTenantId() {}

    @Test
    void queryOfNobody() {
      assertThatSql("select 1").returnsNothingOf("globex");
    }
  }

  @InsulaTest(tenants = {"acme", "globex"})
  static class LeakInRows extends Leak {
    @BeforeAll
    static void tearDownTheWall(TestInstallation installation) throws SQLException {
      fill(installation);
      asMigrator(installation.insula(), "alter table note disable row level security");
    }
  }

  @InsulaTest(
      isolation = Isolation.SCHEMA,
      tenants = {"acme", "globex"})
  static class LeakInSchemas extends Leak {
    @BeforeAll
    static void tearDownTheWall(TestInstallation installation) throws SQLException {
      fill(installation);
      asMigrator(
          installation.insula(), "alter table tenant_globex.note disable row level security");
    }
  }

  @InsulaTest(tenants = {"acme", "globex"})
  static class LeakForReadingOnly {
    @BeforeAll
    static void addAPolicy(TestInstallation installation) throws SQLException {
      fill(installation);
      asMigrator(
          installation.insula(),
          """
          do $$
          declare
            name text;
          begin
            for name in select policyname from pg_policies where tablename = 'invoice' loop
              execute format('drop policy %I on invoice', name);
            end loop;
          end
          $$;
          create policy everybody on invoice for select using (true)""");
    }

    @Test
    void cannotSee() {
      assertThat(tenant("acme")).cannotSee("globex");
    }
  }

  abstract static class Leak {
    @Test
    void cannotSee() {
      assertThat(tenant("acme")).cannotSee("globex");
    }

    @Test
    void isolatesAll(Insula insula) {
      assertThat(insula).isolatesAllTenants();
    }

    @Test
    @WithTenant("acme")
    void returnsNothing(Insula insula) {
      String schema = tenant("globex").tenant().placement().schema();
      assertThatSql("select upper(text), text from " + schema + ".note").returnsNothingOf("globex");
    }
  }

  @InsulaTest(tenants = {"acme", "globex"})
  static class Apart extends Untouched {}

  @InsulaTest(
      isolation = Isolation.SCHEMA,
      tenants = {"acme", "globex"})
  static class ApartInSchemas extends Untouched {}

  @InsulaTest(
      isolation = Isolation.DATABASE,
      tenants = {"acme", "globex"})
  static class ApartInDatabases extends Untouched {}

  abstract static class Untouched {
    @BeforeAll
    static void fillBoth(TestInstallation installation) throws SQLException {
      fill(installation);
    }

    @Test
    void cannotSee() {
      assertThat(tenant("acme")).cannotSee("globex", "invoice", "note");
    }

    @Test
    void isolatesAll(Insula insula) {
      assertThat(insula).isolatesAllTenants();
    }

    @Test
    void leavesNoTrace(Insula insula) {
      assertThat(tenant("globex")).isUnharmedBy(() -> assertThat(insula).isolatesAllTenants());
    }

    @Test
    @WithTenant("acme")
    void returnsNothing() {
      assertThatSql("select * from invoice join note on invoice = id").returnsNothingOf("globex");
    }
  }

  @InsulaTest(migrations = "classpath:broken", tenants = "acme")
  static class BrokenMigration {
    @Test
    void neverRuns() {}
  }

  @InsulaTest
  static class FailsInItsScope {
    @Test
    @WithTenant("acme")
    void fails() {
      throw new AssertionError("as " + TenantContext.current().orElseThrow());
    }
  }

  @InsulaTest(fresh = Fresh.METHOD)
  @WithTenant("acme")
  static class FreshForEachMethod {
    @BeforeEach
    void findsNothing(DataSource db) throws SQLException {
      assertThat(Invoices.numbers(db)).isEmpty();
      Invoices.add(db, "A-0001");
    }

    @Test
    void once(DataSource db) throws SQLException {
      assertThat(Invoices.numbers(db)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void again(int ignored, DataSource db) throws SQLException {
      assertThat(Invoices.numbers(db)).hasSize(1);
    }
  }

  @InsulaTest(fresh = Fresh.METHOD)
  static class AsksTooEarly {
    @BeforeAll
    static void asks(DataSource db) {}

    @Test
    void neverRuns() {}
  }

  @Prove
  static class ProvesNothing {
    @Test
    void neverRuns() {}
  }

  @WithTenant("acme")
  static class ScopeOnly {
    @Test
    void hasAScope() {
      assertThat(TenantContext.currentOrNull()).hasToString("acme");
    }

    @Test
    @WithTenant("globex")
    void hasTheScopeOfTheMethod() {
      assertThat(TenantContext.currentOrNull()).hasToString("globex");
    }

    @Test
    void hasNoInstallation() {
      tenant("acme");
    }
  }

  @InsulaTest(tenants = "acme")
  @WithTenant("acme")
  @Prove(complete = true)
  static class Proved {
    @Test
    void addsAndFinds(DataSource db) throws SQLException {
      Invoices.add(db, "A-0001");
      assertThat(Invoices.numbers(db)).hasSize(1);
    }
  }

  /** Lets no statement pass that breaks a rule. */
  static final class Strict implements InstallationSetup {
    @Override
    public void configure(InsulaBuilder builder) {
      builder.guard(GuardMode.STRICT);
    }
  }

  @InsulaTest(tenants = "acme", setup = Strict.class)
  static class ProvedBehindAGuard extends Proved {}

  @InsulaTest(tenants = "acme", fresh = Fresh.METHOD)
  @WithTenant("acme")
  @Prove
  static class ProvedByMethods {
    @Test
    void adds(DataSource db) throws SQLException {
      Invoices.add(db, "A-0001");
    }

    @Test
    void finds(DataSource db) throws SQLException {
      assertThat(Invoices.numbers(db)).isEmpty();
    }
  }

  @InsulaTest(migrations = "classpath:leaky", tenants = "acme", setup = Waiving.class)
  @WithTenant("acme")
  @Prove
  static class ProvedLeak {
    @Test
    void findsOnlyItsOwnHere(DataSource db) throws SQLException {
      Invoices.add(db, "A-0001");
      try (Connection connection = db.getConnection()) {
        assertThat(Sql.column(connection, "select every_number()")).hasSize(1);
      }
    }
  }

  static final class Waiving implements InstallationSetup {
    @Override
    public void configure(InsulaBuilder builder) {
      builder.waive("public.every_number").waive("public.every_number()");
    }
  }

  @InsulaTest(tenants = "acme")
  @Prove
  static class ProvedWithoutStatements {
    @Test
    void asksElsewhere(Insula insula) throws SQLException {
      TenantContext.use(TenantId.of("acme"), () -> Invoices.numbers(insula.dataSource()));
    }
  }

  static final CyclicBarrier BOTH = new CyclicBarrier(2);

  @InsulaTest(tenants = "acme")
  @WithTenant("acme")
  @Execution(ExecutionMode.CONCURRENT)
  static class OneOfTwo extends Parallel {}

  @InsulaTest(tenants = "acme")
  @WithTenant("acme")
  @Execution(ExecutionMode.CONCURRENT)
  static class OtherOfTwo extends Parallel {}

  abstract static class Parallel {
    @Test
    void hasADatabaseForItself(DataSource db, TestInstallation installation) throws Exception {
      BOTH.await(60, TimeUnit.SECONDS);
      Invoices.add(db, installation.url());
      BOTH.await(60, TimeUnit.SECONDS);
      assertThat(Invoices.numbers(db)).containsExactly(installation.url());
    }
  }
}
