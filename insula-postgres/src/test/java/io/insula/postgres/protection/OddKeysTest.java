package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insula.TenantId;
import io.insula.testbed.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys and tables that are seldom seen. */
class OddKeysTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId BOLT = TenantId.of("bolt");

  private Ground ground;

  @BeforeEach
  void open() {
    ground = Ground.empty();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private void protect(String sql) {
    ground.migrate(sql);
    ground.protect();
    assertThat(ground.protect()).as("the second run").isEmpty();
  }

  private List<String> constraint(String name) {
    return ground
        .database()
        .column(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + name + "'");
  }

  @Test
  void keepsTheMarksOfAKey() {
    protect(
        """
        create table a (code text not null, note text, constraint a_code unique (code) include (note) with (fillfactor = 60));
        comment on index a_code is 'marked';
        alter table a replica identity using index a_code;
        alter table a cluster on a_code;
        """);
    assertThat(constraint("a_code")).containsExactly("UNIQUE (tenant_id, code) INCLUDE (note)");
    assertThat(
            ground
                .database()
                .column(
                    """
                    select concat_ws(' ', c.reloptions, i.indisreplident, i.indisclustered, obj_description(c.oid, 'pg_class'))
                    from pg_class c join pg_index i on i.indexrelid = c.oid where c.relname = 'a_code'
                    """))
        .containsExactly("{fillfactor=60} t t marked");
  }

  @Test
  void leavesADeferrableSurrogateAlone() {
    protect(
        "create table a (id bigint generated always as identity primary key deferrable initially"
            + " deferred)");
    assertThat(constraint("a_pkey"))
        .containsExactly("PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED");
  }

  @Test
  void takesAnIdThatTheApplicationMakesForANaturalKey() {
    protect("create table a (id uuid primary key); create table b (a uuid references a (id))");
    assertThat(constraint("a_pkey")).containsExactly("PRIMARY KEY (tenant_id, id)");
    assertThat(constraint("b_a_fkey"))
        .containsExactly("FOREIGN KEY (tenant_id, a) REFERENCES a(tenant_id, id)");
  }

  @Test
  void refersToTheTenantItself() {
    protect(
        """
        create table home (id text primary key);
        create table room (tenant_id text not null references home (id), n int);
        """);
    ground.as(ACME, "insert into home values ('acme'); insert into room (n) values (1)");
    assertThatThrownBy(() -> ground.as(BOLT, "insert into room (n) values (1)"))
        .hasMessageStartingWith("23503");
  }

  @Test
  void partitionsATableThatWasProtectedAlone() {
    protect(
        """
        create table event (id bigint, at date, primary key (id, at)) partition by range (at);
        create table event_1 (id bigint, at date, primary key (id, at));
        """);
    protect(
        "alter table event attach partition event_1 for values from ('2025-01-01') to ('2026-01-01')");
    ground.as(ACME, "insert into event values (1, '2025-02-02')");
    ground.as(BOLT, "insert into event values (1, '2025-02-02')");
    assertThat(ground.as(BOLT, "select count(*) from event_1")).containsExactly("1");
    protect("alter table event detach partition event_1");
    assertThat(ground.as(BOLT, "select count(*) from event_1")).containsExactly("1");
  }

  @Test
  void partitionsPartitions() {
    protect(
        """
        create table a (k int, l int, note text, unique (k, l)) partition by list (k);
        create table a1 partition of a for values in (1) partition by list (l);
        create table a11 partition of a1 for values in (1);
        create index a_note on a (note);
        create unique index a11_note on a11 (note);
        """);
    ground.as(ACME, "insert into a values (1, 1, 'x')");
    ground.as(BOLT, "insert into a values (1, 1, 'x')");
    assertThatThrownBy(() -> ground.as(BOLT, "insert into a values (1, 1, 'y')"))
        .hasMessageStartingWith("23505");
    assertThat(ground.as(BOLT, "select count(*) from a11")).containsExactly("1");
  }

  @Test
  void givesNamesThatAreFree() {
    String longName = "t".repeat(63);
    protect(
        """
        create table %s (note text);
        create table x (note text);
        create view x_tenant_id_idx as select 1 as one;
        """
            .formatted(longName));
    assertThat(
            ground
                .database()
                .column(
                    "select relname from pg_class where relkind = 'i' and relnamespace ="
                        + " 'public'::regnamespace order by length(relname)"))
        .hasSize(2)
        .element(0)
        .isEqualTo("x_tenant_id_idx1");
  }

  @Test
  void keepsKeysOverTime() {
    assumeTrue(TestServer.shared().majorVersion() >= 18, "temporal keys came with 18");
    protect(
        """
        create table flat (n int, during daterange, primary key (n, during without overlaps));
        create table stay (n int, during daterange, who text,
          foreign key (n, period during) references flat (n, period during));
        create table loose (code text primary key);
        create table tied (code text references loose not enforced);
        """);
    ground.as(ACME, "insert into flat values (1, '[2025-01-01,2026-01-01)')");
    ground.as(ACME, "insert into stay values (1, '[2025-02-01,2025-03-01)', 'ann')");
    assertThatThrownBy(
            () -> ground.as(BOLT, "insert into stay values (1, '[2025-02-01,2025-03-01)', 'bob')"))
        .hasMessageStartingWith("23503");
    assertThat(constraint("tied_code_fkey"))
        .containsExactly(
            "FOREIGN KEY (tenant_id, code) REFERENCES loose(tenant_id, code) NOT ENFORCED");
  }
}
