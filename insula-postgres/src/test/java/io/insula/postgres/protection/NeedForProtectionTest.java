package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A migration may do without protection only where it would have found nothing to do. */
class NeedForProtectionTest {
  private static final TableProtection PROTECTION = new TableProtection();
  private static final String PLAIN = "alter table t add column c text";

  private Ground ground;

  @BeforeEach
  void open() {
    ground = Ground.empty();
    ground.migrate(
        """
        create table tenant_acme.t (id bigint primary key, a text, "Odd "" name" text, b boolean);
        create table tenant_acme.gone (id int);
        create table tenant_acme."Gone too" (id int);
        create index old on tenant_acme.t (a);
        create index "Old 2" on tenant_acme.t (b);
        """);
    ground.protect(Ground.gate());
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void findsNothingToDoAfterWhatIsHarmless() throws SQLException {
    for (String statement : HarmlessTest.harmless()) {
      try (Connection connection = migrator();
          Statement run = connection.createStatement()) {
        assertThat(PROTECTION.needed(connection, Ground.gate(), List.of(statement)))
            .as(statement)
            .isFalse();
        run.execute("set local search_path = tenant_acme");
        run.execute(statement);
        assertThat(PROTECTION.protect(connection, Ground.gate())).as(statement).isEmpty();
        connection.rollback();
      }
    }
  }

  @Test
  void isAlwaysThereInRowIsolation() throws SQLException {
    try (Connection connection = migrator()) {
      assertThat(PROTECTION.needed(connection, Ground.row(), List.of(PLAIN))).isTrue();
    }
  }

  @Test
  void isThereWhenAnEventTriggerMayDoMoreThanTheWordsSay() throws SQLException {
    ground
        .database()
        .execute(
            """
            create function public.on_ddl() returns event_trigger language plpgsql
              as 'begin end';
            create event trigger on_ddl on ddl_command_end execute function public.on_ddl()
            """);
    assertThat(needed()).isTrue();
    ground.database().execute("alter event trigger on_ddl disable");
    assertThat(needed()).isFalse();
  }

  private boolean needed() throws SQLException {
    try (Connection connection = migrator()) {
      return PROTECTION.needed(connection, Ground.gate(), List.of(PLAIN));
    }
  }

  private Connection migrator() throws SQLException {
    return ground.connect("insula_migrator", "");
  }
}
