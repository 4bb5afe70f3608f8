package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.TenantId;
import io.insula.jdbc.spi.ProtectionRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What later migrations add or undo is picked up, and nothing else is touched. */
class LaterChangesTest {
  private static final TenantId ACME = TenantId.of("acme");

  private Ground ground;

  @BeforeEach
  void open() {
    ground = Ground.rich();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void comesToTheSameInStepsAndAtOnce() {
    try (Ground steps = Ground.empty()) {
      for (String file : Ground.FILES) {
        steps.migrateFile(file);
        steps.protect();
        assertThat(steps.protect()).as("a second run after " + file).isEmpty();
      }
      assertThat(fingerprint(steps)).isEqualTo(fingerprint(ground));
    }
  }

  private static List<String> fingerprint(Ground ground) {
    return ground.as("postgres", "", Ground.file("fingerprint.sql"));
  }

  @Test
  void tellsTheColumnsOfPoliciesApartThatStandAtTheSamePlace() {
    ground.migrate(
        """
        create table one (tenant_id text not null default insula.tenant(), other text);
        create table two (other text, tenant_id text not null default insula.tenant());
        """);
    ground.protect();
    List<String> before = fingerprint(ground);
    ground.migrate(
        """
        alter policy insula_tenant on two using (other = (select insula.tenant()))
          with check (other = (select insula.tenant()))
        """);
    assertThat(ground.protect()).isNotEmpty();
    assertThat(fingerprint(ground)).isEqualTo(before);
  }

  @Test
  void repairsWhatALaterFileDrops() {
    List<String> before = fingerprint(ground);
    ground.migrate(
        """
        alter table person disable row level security;
        alter table orders no force row level security;
        drop policy insula_tenant on address;
        drop policy insula_open on plain;
        alter policy insula_tenant on event_2025 using (true) with check (true);
        alter policy insula_tenant on country to public;
        alter view paid reset (security_invoker);
        alter table address alter tenant_id drop not null, alter tenant_id drop default;
        grant truncate, references on person to insula_app;
        grant all on orders to public;
        revoke all on vehicle from insula_app;
        """);
    assertThat(fingerprint(ground)).isNotEqualTo(before);
    ground.protect();
    ground.migrate("revoke all on orders from public");
    assertThat(fingerprint(ground)).isEqualTo(before);
  }

  @Test
  void touchesOnlyWhatIsNew() {
    ground.migrate("create table fresh (id int generated always as identity primary key)");
    assertThat(ground.protect())
        .isNotEmpty()
        .allSatisfy(statement -> assertThat(statement).contains("\"fresh"));
  }

  @Test
  void leavesATableThatALaterFileMadeReadOnly() {
    ground.migrate("revoke update, delete on plain from insula_app");
    assertThat(ground.protect()).isEmpty();
  }

  @Test
  void rebuildsAKeyAndTheForeignKeysThatNeedIt() {
    ground.migrate(
        """
        create table town (zip text primary key);
        create table street (zip text references town);
        """);
    ground.protect();
    ground.migrate(
        """
        alter table town drop constraint town_pkey cascade;
        alter table town add primary key (zip);
        alter table street add foreign key (zip) references town on update cascade;
        """);
    assertThat(ground.protect()).hasSize(4);
    ground.as(ACME, "insert into town values ('1'); insert into street values ('1')");
    assertThatThrownBy(() -> ground.as(TenantId.of("bolt"), "insert into street values ('1')"))
        .hasMessageStartingWith("23503");
  }

  @Test
  void attachesTablesAsPartitions() {
    ground.migrate(
        """
        create table event_2027 (like event including defaults);
        alter table event attach partition event_2027 for values from ('2027-01-01') to ('2028-01-01');
        """);
    ground.protect();
    assertThat(ground.protect()).isEmpty();
    ground.as(ACME, "insert into event (at, kind) values ('2027-02-02', 'a')");
    assertThat(ground.as(TenantId.of("bolt"), "select count(*) from event_2027"))
        .containsExactly("0");
  }

  @Test
  void runsAfterWorkWhoseChecksStillWait() throws Exception {
    try (var connection = ground.connect("insula_migrator", "acme:1");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create index late_orders on orders (person);
          insert into orders (number) values ('1');
          insert into orders (number, parent) select '2', id from orders;
          """);
      assertThat(new TableProtection().protect(connection, Ground.row())).isNotEmpty();
      connection.commit();
    }
  }

  @Test
  void onlySaysWhatItWouldDoOnADryRun() {
    try (Ground dry = Ground.empty()) {
      Ground.FILES.forEach(dry::migrateFile);
      List<String> before = fingerprint(dry);
      ProtectionRequest row = Ground.row();
      List<String> told =
          dry.protect(
              new ProtectionRequest(
                  row.kind(),
                  row.schema(),
                  0,
                  row.role(),
                  row.roles(),
                  row.column(),
                  row.waived(),
                  true));
      assertThat(fingerprint(dry)).isEqualTo(before);
      assertThat(dry.protect()).isEqualTo(told);
      assertThat(fingerprint(dry)).isEqualTo(fingerprint(ground));
    }
  }

  @Test
  void leavesTheTransactionAndTheSearchPathToTheCaller() throws Exception {
    try (var connection = ground.connect("insula_migrator", "");
        var statement = connection.createStatement()) {
      statement.execute("set search_path = shared, public");
      statement.execute("create table public.gone (a int)");
      new TableProtection().protect(connection, Ground.row());
      try (var path = statement.executeQuery("show search_path")) {
        path.next();
        assertThat(path.getString(1)).isEqualTo("shared, public");
      }
      connection.rollback();
    }
    assertThat(ground.database().column("select to_regclass('public.gone')"))
        .containsExactly((String) null);
  }
}
