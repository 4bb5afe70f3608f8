package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.postgres.InstalledDatabase;
import io.insula.postgres.TestBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the roles, the functions and the proof of a real installation. */
class InstalledProtectionTest {
  private InstalledDatabase database;

  @BeforeEach
  void migrate() throws SQLException {
    database = InstalledDatabase.create();
    database.database().execute("create extension btree_gist");
    try (Connection migrator = database.migrator();
        Statement statement = migrator.createStatement()) {
      migrator.setAutoCommit(false);
      for (String file : Ground.FILES) {
        statement.execute(Ground.file(file));
        new TableProtection().protect(migrator, Ground.row());
      }
      migrator.commit();
      assertThat(new TableProtection().protect(migrator, Ground.row())).isEmpty();
      migrator.rollback();
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void as(String tenant, long number, String sql) throws SQLException {
    try (Connection application = database.application();
        Statement statement = application.createStatement()) {
      TestBinding.set(application, TestBinding.of(application, tenant, number).sealed());
      statement.execute(sql);
    }
  }

  @Test
  void keepsTenantsApart() throws SQLException {
    as(
        "acme",
        1,
        "insert into person (email) values ('a@x'); insert into profile (person) select id from person");
    as("bolt", 2, "insert into person (email) values ('a@x')");
    as(
        "bolt",
        2,
        "do $$ begin if (select count(*) from person) <> 1 then raise 'leak'; end if; end $$");
    as("bolt", 2, "delete from person; delete from profile");
    assertThat(database.database().column("select tenant_id from person")).containsExactly("acme");
    assertThatThrownBy(() -> as("bolt", 2, "insert into plain values ('x', 'acme')"))
        .hasMessageContaining("row-level security");
  }

  @Test
  void refusesThoseWhoAreNotBound() throws SQLException {
    try (Connection application = database.application();
        Statement statement = application.createStatement()) {
      assertThatThrownBy(() -> statement.execute("select * from person"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("IN001"));
    }
  }

  @Test
  void cascadesWithoutTheRightsOfTheMigratorGoingThroughTheWall() throws SQLException {
    as(
        "acme",
        1,
        "insert into country values ('de', 'D'); insert into person (email) values ('a@x'); insert into address (person, country) select id, 'de' from person");
    as("bolt", 2, "insert into country values ('de', 'D'); delete from country");
    as("acme", 1, "update country set code = 'fr'");
    assertThat(database.database().column("select country from address")).containsExactly("fr");
    as("acme", 1, "delete from person");
    assertThat(database.database().column("select country from address")).isEmpty();
  }
}
