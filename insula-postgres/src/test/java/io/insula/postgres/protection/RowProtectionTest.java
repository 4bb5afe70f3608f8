package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.TenantId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tenants see of a rich row schema. */
class RowProtectionTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId BOLT = TenantId.of("bolt");

  private Ground ground;

  @BeforeEach
  void fill() {
    ground = Ground.rich();
    for (TenantId tenant : List.of(ACME, BOLT)) {
      ground.as(
          tenant,
          """
          insert into person (email) values ('ann@x'), ('bob@x');
          insert into country values ('de', 'Germany'), ('fr', 'France');
          insert into address (person, country, street) select id, 'de', 'Main' from person;
          insert into profile select id, 'hello' from person;
          insert into product values ('s', 1, 'Thing');
          insert into orders (person, number) select id, email from person;
          insert into order_line select id, 1, 's', 1, true from orders;
          insert into "Select" values ('g', 1);
          insert into "Order" ("user") values ('g');
          insert into event (at, kind, person) select '2025-05-05', email, id from person;
          insert into event (at, kind) values ('2026-05-05', 'k');
          insert into event_note select id, at, 'n' from event;
          insert into vehicle values ('A 1', (select min(id) from person));
          insert into truck values ('T 1', null, 5);
          insert into booking (room, during) values ('r', '[1,5)');
          insert into plain values ('p');
          insert into payment (orders, country) select id, 'de' from orders
          """);
    }
  }

  @AfterEach
  void drop() {
    ground.close();
  }

  @Test
  void showsEachTenantItsOwnRowsInEveryTable() {
    for (String table :
        ground
            .database()
            .column(
                "select oid::regclass from pg_class where relkind in ('r', 'p') and relnamespace ="
                    + " 'public'::regnamespace")) {
      String count = "select count(*) from " + table;
      int acme = Integer.parseInt(ground.as(ACME, count).get(0));
      int all = Integer.parseInt(ground.database().column(count).get(0));
      assertThat(2 * acme).as(table).isEqualTo(all);
    }
  }

  @Test
  void showsViewsThroughTheEyesOfTheTenant() {
    assertThat(ground.as(ACME, "select count(*) from big_order")).containsExactly("2");
    assertThat(ground.as(ACME, "select count(*) from person_names")).containsExactly("2");
    assertThat(ground.as(ACME, "update person_names set email = 'c@x' where email = 'bob@x'"))
        .isEmpty();
    assertThat(ground.as(BOLT, "select email from person order by 1"))
        .containsExactly("ann@x", "bob@x");
  }

  @Test
  void showsTheMigratorEverything() {
    ground.migrate(
        "do $$ begin if (select count(*) from person) <> 4 then raise 'blind'; end if; end $$");
  }

  @Test
  void refusesTheUnboundApplication() {
    assertThatThrownBy(() -> ground.unbound("select * from person"))
        .hasMessageStartingWith("IN001");
    assertThatThrownBy(() -> ground.unbound("insert into plain values ('x')"))
        .hasMessageStartingWith("IN001");
  }

  @Test
  void refusesRowsForAnotherTenant() {
    assertThatThrownBy(() -> ground.as(ACME, "insert into plain values ('x', 'bolt')"))
        .hasMessageStartingWith("42501");
    assertThatThrownBy(() -> ground.as(ACME, "update plain set tenant_id = 'bolt'"))
        .hasMessageStartingWith("42501");
    assertThatThrownBy(
            () ->
                ground.as(
                    ACME,
                    "insert into event_2025 (at, kind, tenant_id) values ('2025-01-01', 'x', 'bolt')"))
        .hasMessageStartingWith("42501");
  }

  @Test
  void refusesAReferenceToAnotherTenantsRow() {
    String other = ground.as(BOLT, "select id from person").get(0);
    assertThatThrownBy(() -> ground.as(ACME, "insert into orders (person) values (" + other + ")"))
        .hasMessageStartingWith("23503");
    assertThatThrownBy(
            () ->
                ground.as(
                    ACME,
                    "insert into event (at, kind, person) values ('2025-01-01', 'x', "
                        + other
                        + ")"))
        .hasMessageStartingWith("23503");
  }

  @Test
  void cascadesWithinTheTenantAlone() {
    ground.as(
        ACME,
        "delete from payment; delete from profile; delete from orders; delete from country where code = 'de'");
    ground.as(ACME, "delete from person; delete from event");
    assertThat(ground.as(ACME, "select count(*) from address")).containsExactly("0");
    assertThat(ground.as(BOLT, "select count(*) from address where country = 'de'"))
        .containsExactly("2");
    assertThat(ground.as(BOLT, "select count(*) from order_line")).containsExactly("2");
    assertThat(ground.as(BOLT, "select count(*) from event_note")).containsExactly("3");
  }

  @Test
  void setsOnlyTheOriginalColumnsToNull() {
    ground.as(ACME, "delete from payment; delete from country where code = 'de'");
    assertThat(ground.as(ACME, "select country from address")).containsExactly(null, null);
    ground.as(ACME, "delete from product");
    assertThat(ground.as(ACME, "select sku || coalesce(edition, 0) from order_line"))
        .containsExactly("s0", "s0");
    ground.as(ACME, "delete from \"Select\"");
    assertThat(ground.as(ACME, "select \"user\" from \"Order\"")).containsExactly((String) null);
  }

  @Test
  void keepsNaturalKeysWithinTheTenantWithoutTellingOfOthers() {
    assertThatThrownBy(() -> ground.as(ACME, "insert into person (email) values ('ann@x')"))
        .hasMessageStartingWith("23505")
        .hasMessageContaining("person_")
        .hasMessageNotContaining("bolt");
    assertThatThrownBy(
            () -> ground.as(ACME, "insert into booking (room, during) values ('r', '[2,3)')"))
        .hasMessageStartingWith("23P01");
    assertThatThrownBy(() -> ground.as(ACME, "insert into product values ('t', 1, 'Thing')"))
        .hasMessageStartingWith("23505")
        .hasMessageContaining("product_title");
  }

  @Test
  void givesTheApplicationWorkAndNothingMore() {
    for (String forbidden :
        List.of(
            "truncate plain",
            "create table mine (a int)",
            "alter table plain disable row level security",
            "drop policy insula_tenant on plain",
            "create trigger t before update on plain for each row execute function stamp()",
            "select setval('invoice_number', 7)")) {
      assertThatThrownBy(() -> ground.as(ACME, forbidden))
          .as(forbidden)
          .hasMessageStartingWith("42501");
    }
    assertThat(ground.as(ACME, "select nextval('invoice_number')")).containsExactly("1");
  }

  @Test
  void leadsEveryTableByTheTenant() {
    assertThat(
            ground
                .database()
                .column(
                    """
                    select c.relname from pg_class c
                    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                      and not exists (
                        select from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                        where i.indrelid = c.oid and i.indpred is null and a.attname = 'tenant_id')
                    """))
        .isEmpty();
  }

  @Test
  void findsNothingToDoTheSecondTime() {
    assertThat(ground.protect()).isEmpty();
  }

  @Test
  void usesTheIndexOfTheTenant() {
    assertThat(
            ground.as(
                ACME,
                "set local enable_seqscan = off; explain (costs off) select * from person where email = 'ann@x'"))
        .anyMatch(line -> line.contains("tenant_id ="));
  }
}
