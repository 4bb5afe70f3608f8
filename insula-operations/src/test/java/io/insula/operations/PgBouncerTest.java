package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.jdbc.RoleNames;
import io.insula.testbed.PgBouncer;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two tenants take turns on one server connection behind a real PgBouncer in transaction mode. */
class PgBouncerTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId GLOBEX = TenantId.of("globex");

  @BeforeEach
  void needsPgBouncer() {
    assumeTrue(PgBouncer.program().isPresent(), "PgBouncer is not installed");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void interleavedTenantsNeverSeeEachOther(Isolation isolation, @TempDir Path files)
      throws Exception {
    Files.createDirectories(files.resolve("tenant"));
    Files.writeString(
        files.resolve("tenant/V1__note.sql"), "create table note (text text not null)");
    TestServer server = TestServer.shared();
    try (TestDatabase database = server.create()) {
      Insula.install(database.url(), server.user(), server.password())
          .secret(House.SECRET)
          .pooled()
          .run();
      try (PgBouncer bouncer = PgBouncer.start(server, passwords(database.name()));
          Insula insula =
              Insula.connect(database.url())
                  .secret(House.SECRET)
                  .isolation(isolation)
                  .migrations(files)
                  .behindPooler(bouncer.url(database.name()))
                  .open()) {
        insula.tenants().create(NewTenant.of(ACME));
        insula.tenants().create(NewTenant.of(GLOBEX));
        interleave(insula);
        assertThat(backends(database)).containsOnly("1");
        purge(insula);
      }
    }
  }

  private static void interleave(Insula insula) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      for (Future<Void> client :
          clients.invokeAll(List.of(client(insula, ACME), client(insula, GLOBEX)))) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
    for (TenantId tenant : List.of(ACME, GLOBEX)) {
      TenantContext.use(
          tenant, () -> assertThat(foreignNotes(insula, tenant)).containsExactly(0L, 200L));
    }
  }

  /**
   * How many server connections each role has worked on: one, since all went through the pooler.
   */
  private static List<String> backends(TestDatabase database) {
    return database.column(
        "select count(*) from pg_stat_activity where query like '%%from note%%' and usename <> '%s'"
                .formatted(database.server().user())
            + " and datname like '%s%%' group by usename".formatted(database.name()));
  }

  /** Turns between autocommit, transactions and failures. */
  private static Callable<Void> client(Insula insula, TenantId tenant) {
    return () ->
        TenantContext.with(
            tenant,
            () -> {
              for (int turn = 0; turn < 100; turn++) {
                write(insula, tenant, true);
                write(insula, tenant, false);
                assertThat(foreignNotes(insula, tenant).get(0)).isZero();
                assertThatThrownBy(() -> foreignNotes(insula, null))
                    .isInstanceOf(SQLException.class);
              }
              return null;
            });
  }

  private static void write(Insula insula, TenantId tenant, boolean autocommit)
      throws SQLException {
    try (Connection connection = insula.dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into note (text) values (?)")) {
      connection.setAutoCommit(autocommit);
      insert.setString(1, tenant.value());
      insert.executeUpdate();
      if (!autocommit) {
        connection.commit();
      }
    }
  }

  /**
   * How many notes are another's, and how many are there; without a tenant, a statement that fails.
   */
  private static List<Long> foreignNotes(Insula insula, TenantId tenant) throws SQLException {
    try (Connection connection = insula.dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                tenant == null
                    ? "select count(*) / 0, 0 from note where text <> ?"
                    : "select count(*) filter (where text <> ?), count(*) from note")) {
      select.setString(1, String.valueOf(tenant));
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return List.of(rows.getLong(1), rows.getLong(2));
      }
    }
  }

  private static Map<String, String> passwords(String database) {
    Map<String, String> passwords = new HashMap<>();
    for (String role :
        List.of(RoleNames.DEFAULT.application(), database + "_" + ACME, database + "_" + GLOBEX)) {
      passwords.put(role, House.SECRET.password(role));
    }
    return passwords;
  }

  private static void purge(Insula insula) {
    for (TenantId tenant : List.of(ACME, GLOBEX)) {
      insula.tenants().delete(tenant);
      insula.tenants().purge(tenant);
    }
  }
}
