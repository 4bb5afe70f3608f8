package io.insula.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.jdbc.RoleNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogSchemaTest {
  private final CatalogSchema schema = new CatalogSchema(RoleNames.DEFAULT);

  @Test
  void isAppliedOnceHoweverManyApplyItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (TestCatalog database = TestCatalog.empty()) {
      List<java.util.concurrent.Future<Integer>> results =
          threads.invokeAll(Stream.generate(() -> apply(database)).limit(8).toList());
      int applied = 0;
      for (var result : results) {
        applied += result.get();
      }
      assertThat(applied).isEqualTo(CatalogSchema.version());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void isKnownToBeCurrentByWhatItsLastFileMakes() throws Exception {
    String last = CatalogSchema.VERSIONS.get(CatalogSchema.version() - 1);
    assertThat(schema.read(last)).contains("create table " + CatalogSchema.NEWEST + " (");
    try (TestCatalog database = TestCatalog.empty();
        Connection migrator = database.migrator()) {
      assertThat(CatalogSchema.isCurrent(migrator)).isFalse();
      schema.apply(migrator);
      assertThat(CatalogSchema.isCurrent(migrator)).isTrue();
    }
  }

  private java.util.concurrent.Callable<Integer> apply(TestCatalog database) {
    return () -> {
      try (Connection migrator = database.migrator()) {
        return schema.apply(migrator);
      }
    };
  }

  @Test
  void refusesACatalogThatIsNewerThanItself() throws Exception {
    try (TestCatalog database = TestCatalog.create();
        Connection migrator = database.migrator()) {
      migrator.createStatement().execute("insert into insula.catalog_version values (99)");
      assertThatThrownBy(() -> schema.apply(migrator))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("version 99")
          .hasMessageContaining("Nothing was changed");
    }
  }

  @Test
  void theApplicationReadsItOnlyUnderTheCatalogsOwnBinding() throws Exception {
    try (TestCatalog database = TestCatalog.create()) {
      database.active("acme");
      try (Connection application = database.application()) {
        application.setAutoCommit(false);
        assertThatThrownBy(() -> count(application, "tenant"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("no tenant is bound");
        application.rollback();
        TestSource.bind(application, "acme");
        assertThat(count(application, "tenant")).isZero();
        assertThat(count(application, "cluster")).isZero();
        application.rollback();
        TestSource.bind(application, "!catalog");
        assertThat(count(application, "tenant")).isEqualTo(1);
        for (String table : List.of("operation", "event", "catalog_version")) {
          application.rollback();
          TestSource.bind(application, "!catalog");
          assertThatThrownBy(() -> count(application, table))
              .hasMessageContaining("permission denied");
        }
        application.rollback();
        TestSource.bind(application, "!catalog");
        assertThatThrownBy(() -> application.createStatement().execute("delete from insula.tenant"))
            .hasMessageContaining("permission denied");
      }
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (ResultSet row =
        connection.createStatement().executeQuery("select count(*) from insula." + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
