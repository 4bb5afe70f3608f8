package io.insula.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Cluster;
import io.insula.jdbc.spi.Administration.Protection;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Protection} does with the tables of row isolation. */
public abstract class ProtectionContract {
  private static final String TABLE =
      "create table contract_note (id bigint primary key, text varchar(100) not null unique)";

  /** The implementation. */
  protected abstract Protection protection();

  /** An installation that has no tables; a new one for each test. */
  protected abstract Estate estate() throws Exception;

  @Test
  void protectsWhatIsNotProtectedAndThenHasNothingToDo() throws Exception {
    Estate estate = estate();
    inTransaction(
        estate,
        migrator -> {
          run(migrator, TABLE);
          assertThat(protection().protect(migrator, request(estate, false))).isNotEmpty();
          assertThat(protection().protect(migrator, request(estate, false))).isEmpty();
        });
  }

  @Test
  void onlySaysWhatItWouldDoWhenDry() throws Exception {
    Estate estate = estate();
    inTransaction(
        estate,
        migrator -> {
          run(migrator, TABLE);
          List<String> said = protection().protect(migrator, request(estate, true));
          assertThat(said).isNotEmpty();
          assertThat(protection().protect(migrator, request(estate, true))).isEqualTo(said);
          assertThat(protection().protect(migrator, request(estate, false))).isNotEmpty();
        });
  }

  @Test
  void doesNothingWhereThereIsNothing() throws Exception {
    Estate estate = estate();
    inTransaction(
        estate,
        migrator -> {
          protection().protect(migrator, request(estate, false));
          assertThat(protection().protect(migrator, request(estate, false))).isEmpty();
        });
  }

  @Test
  void isNeededAfterATableWasMade() throws Exception {
    Estate estate = estate();
    inTransaction(
        estate,
        migrator -> {
          run(migrator, TABLE);
          assertThat(protection().needed(migrator, request(estate, false), List.of(TABLE)))
              .isTrue();
        });
  }

  @Test
  void leavesAloneWhatWasSetAside() throws Exception {
    Estate estate = estate();
    inTransaction(
        estate,
        migrator -> {
          run(migrator, TABLE);
          protection().setAside(migrator, request(estate, false), "contract_note");
          assertThat(protection().protect(migrator, request(estate, false)))
              .noneMatch(statement -> statement.contains("contract_note"));
        });
  }

  private static ProtectionRequest request(Estate estate, boolean dryRun) {
    return new ProtectionRequest(
        Kind.ROW,
        estate.settings().rowSchema(),
        0,
        estate.settings().roles().application(),
        estate.settings().roles(),
        estate.column(),
        Set.of(),
        dryRun);
  }

  private static void inTransaction(Estate estate, Work work) throws SQLException {
    try (Connection migrator = estate.migrator(Cluster.HOME, estate.database(Cluster.HOME))) {
      migrator.setAutoCommit(false);
      try {
        work.on(migrator);
      } finally {
        migrator.rollback();
        migrator.setAutoCommit(true);
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(Connection migrator) throws SQLException;
  }
}
