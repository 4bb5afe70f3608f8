package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.testbed.RichSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A schema with most of what PostgreSQL has, for tenants in all isolations at once: made up to its
 * first year, used, brought to its second year in one run, and used again.
 */
class RichSchemaTest {
  private static final List<String> TENANTS =
      List.of("row-a", "row-b", "schema-a", "schema-b", "database-a");

  @TempDir private static Path files;
  private static House house;
  private static FleetReport report;

  @BeforeAll
  static void migrateInTwoSteps() throws SQLException {
    RichSchema.writeFirstYear(files);
    house = House.open(builder -> builder.migrations(files));
    for (String id : TENANTS) {
      String isolation = id.substring(0, id.indexOf('-'));
      house.tenants().create(NewTenant.of(id).isolation(Isolation.of(isolation)));
      firstYear(tenant(id));
    }
    RichSchema.writePortableSecondYear(files);
    try (Insula next = House.connect(house.database()).migrations(files).open()) {
      report = next.fleet().migrate(FleetListener.NONE);
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<AsTenant> tenants() {
    return TENANTS.stream().map(RichSchemaTest::tenant);
  }

  private static AsTenant tenant(String id) {
    return new AsTenant(house.insula().dataSource(), TenantId.of(id));
  }

  /** The same natural keys for all, so that they would meet if anything let them. */
  private static void firstYear(AsTenant tenant) throws SQLException {
    tenant.run(
        "insert into technician (email, first_name, last_name) values ('Ann@x.org', 'Ann', 'Lee'), ('bo@x.org', 'Bo', 'Poe')",
        "insert into technician_skill (technician_id, skill_code, level) select id, 'it', 2 from technician where first_name = 'Ann'",
        "insert into expense (technician_id, spent_on, what, cost, receipt_name, receipt_digest) select id, '2025-06-01', 'Fuel; diesel', 80, 'r.pdf', 'x' from technician where first_name = 'Bo'",
        "insert into customer (number, name, email) values ('C-1', 'Acme; "
            + tenant.tenant().value()
            + "', 'c@x.org')",
        "insert into site (customer_id, label, place, position) select id, 'main', row('Road 1', '1', 'Town', 'DE')::address, point(1, 2) from customer",
        "insert into work_order (customer_id, site_id, title, due_on) select customer_id, id, 'Mend the boiler', '2025-01-01' from site",
        "insert into invoice (number, customer_id, issued_on) select 'I-1', id, '2025-03-03' from customer");
  }

  @Test
  void oneRunBringsEveryPlaceToTheLastVersion() {
    assertThat(report.failures()).isEmpty();
    assertThat(report.outcomes()).hasSize(4).allMatch(outcome -> outcome.applied().size() == 6);
    assertThat(TENANTS)
        .allMatch(id -> "12".equals(house.tenants().get(TenantId.of(id)).schemaVersion()));
    try (Insula again = House.connect(house.database()).migrations(files).open()) {
      assertThat(again.fleet().status().behind()).isEmpty();
    }
  }

  @Test
  void everyPlaceHasTheSameObjects() throws SQLException {
    List<String> expected = objects("schema-a");
    assertThat(expected).hasSizeGreaterThan(200);
    assertThat(expected.stream().filter(line -> line.startsWith("table "))).hasSizeGreaterThan(40);
    for (String id : List.of("schema-b", "database-a", "row-a")) {
      List<String> missing = new ArrayList<>(expected);
      missing.removeAll(objects(id));
      assertThat(missing).as(id).isEmpty();
    }
  }

  private static List<String> objects(String id) throws SQLException {
    return tenant(id)
        .column(
            """
            with here as (select current_schema()::regnamespace as oid)
            select case when relkind in ('r', 'p') then 'table '
                        when relkind in ('v', 'm') then 'view ' else 'other ' end || relname
              from pg_class c, here where c.relnamespace = here.oid and (relkind in ('r', 'p') or not relispartition)
            union all
            select 'constraint ' || conname from pg_constraint c, here
             where c.connamespace = here.oid
            union all
            select 'trigger ' || tgname || ' ' || tgrelid::regclass from pg_trigger t
              join pg_class c on c.oid = t.tgrelid, here
             where c.relnamespace = here.oid and not tgisinternal
            union all
            select 'routine ' || proname from pg_proc p, here where p.pronamespace = here.oid
            union all
            select 'type ' || typname from pg_type t, here
             where t.typnamespace = here.oid and typtype in ('e', 'd', 'c') and typname !~ '^_'
            union all
            select 'comment ' || description from pg_description d
              join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass, here
             where c.relnamespace = here.oid
             order by 1
            """);
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void theDataOfTheFilesIsThereOnceForEachTenant(AsTenant tenant) throws SQLException {
    assertThat(tenant.column("select name from skill order by code"))
        .containsExactly("Electricity; up to 1 kV", "Gas & heating", "Networks\tand \"IT\"");
    assertThat(tenant.column("select path from team_tree order by path"))
        .containsExactly("North", "North / North trainees", "South", "South / South trainees");
    assertThat(tenant.column("select name from product order by sku"))
        .containsExactly("Part 1 (piece)", "Part 2 (piece)", "Part 3 (piece)");
    assertThat(tenant.column("select count(*) from product_part")).containsExactly("2");
    assertThat(tenant.column("select value from setting order by name"))
        .contains("Hello; it's us", "Yours;\nthe 'team' \\ office");
    assertThat(tenant.column("select country_code || rate from tax_rate order by 1"))
        .containsExactly("AT20.00", "CH8.10", "DE19.00");
    assertThat(tenant.column("select name from customer where kind = 'partner'"))
        .containsExactly("The Partner; Inc.");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void theSecondYearChangedWhatWasThere(AsTenant tenant) throws SQLException {
    assertThat(tenant.column("select due_on from invoice where number = 'I-1'"))
        .containsExactly("2025-04-02");
    assertThat(tenant.column("select name || digest from receipt")).containsExactly("r.pdfx");
    assertThat(tenant.column("select rating from customer where number = 'C-1'"))
        .containsExactly("3");
    assertThat(
            tenant.column(
                "select customer || place from open_order where title = 'Mend the boiler'"))
        .containsExactly("Acme; " + tenant.tenant().value() + "Road 1; 1 Town");
    assertThat(tenant.column("select overdue from work_order where title like 'Mend%'"))
        .containsExactly("t");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void viewsCanBeWrittenThrough(AsTenant tenant) throws SQLException {
    tenant.run(
        "insert into emergency (customer_id, title) select id, 'Flood' from customer where number = 'C-1'",
        "insert into technician_card (full_name, email) values ('Cy Dee', 'cy@x.org')");
    assertThat(tenant.one("select priority from work_order where title = 'Flood'"))
        .isEqualTo("emergency");
    assertThat(tenant.one("select orders from order_backlog where priority = 'emergency'"))
        .isEqualTo("1");
    assertThat(tenant.column("select full_name from technician_card where email = 'CY@x.org'"))
        .containsExactly("Cy Dee");
    assertThat(tenant.column("select technicians from skill_spread order by code"))
        .containsExactly("0", "0", "1");
    fails(
        tenant,
        "44000",
        "insert into emergency (customer_id, title, urgency) select id, 'x', 'low' from customer where number = 'C-1'");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void triggersFire(AsTenant tenant) throws SQLException {
    tenant.run(
        "insert into invoice (number, customer_id) select 'I-2', id from customer where number = 'C-1'",
        "insert into invoice_line (invoice_id, line_no, text, quantity, unit_price) select id, n, 'Work; hours', n, 10.5 from invoice, generate_series(1, 3) n where number = 'I-2'",
        "delete from invoice_line where line_no = 1");
    assertThat(tenant.one("select total from invoice where number = 'I-2'")).isEqualTo("52.50");
    assertThat(
            tenant.column(
                "select action from change_log where table_name = 'invoice' and after ->> 'number' = 'I-2' order by id"))
        .containsExactly("insert", "update", "update");
    tenant.run("delete from change_log");
    assertThat(tenant.one("select count(*) > 0 from change_log")).isEqualTo("t");
    tenant.run("update customer set name = name || '.' where number = 'P-1'");
    assertThat(tenant.one("select updated_at > created_at from customer where number = 'P-1'"))
        .isEqualTo("t");
    fails(
        tenant,
        "P0001",
        "insert into customer (number, kind, name) values ('C-9', 'business', 'Nobody')");
    tenant.run(
        "insert into customer (number, kind, name) values ('C-9', 'business', 'Somebody')",
        "insert into contact (customer_id, name) select id, 'Sue' from customer where number = 'C-9'");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void rowsFindTheirPartitions(AsTenant tenant) throws SQLException {
    tenant.run(
        "insert into warehouse (branch_id, name) select id, 'Main' from branch",
        "insert into stock_move (moved_on, warehouse_id, product_id, quantity) select d::date, w.id, p.id, 5 from warehouse w, product p, (values ('2020-02-02'), ('2025-05-05'), ('2027-07-07')) v (d) where sku = 'PT-001'");
    assertThat(
            tenant.column(
                "select c.relname from stock_move m join pg_class c on c.oid = m.tableoid order by 1"))
        .containsExactly("stock_move_2025", "stock_move_2027", "stock_move_old");
    assertThat(tenant.one("select quantity from stock")).isEqualTo("15.000");
    fails(
        tenant,
        "P0001",
        "insert into stock_move (moved_on, warehouse_id, product_id, quantity) select '2026-01-01', w.id, p.id, -99 from warehouse w, product p where sku = 'PT-001'");
    tenant.run(
        "insert into payment (method, invoice_id, paid) select m, id, 1 from invoice, unnest(array['card', 'debit', 'transfer']) m where number = 'I-1'");
    assertThat(tenant.one("select count(*) from payment_bank")).isEqualTo("2");
    assertThat(tenant.one("select count(*) from payment")).isEqualTo("3");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void keysAndExclusionsHoldWithinATenant(AsTenant tenant) throws SQLException {
    String booking =
        "insert into appointment (work_order_id, technician_id, slot, cancelled) select w.id, t.id, '[2026-02-02 08:00Z, 2026-02-02 10:00Z)', %s from work_order w, technician t where w.title like 'Mend%%' and t.first_name = 'Ann'";
    tenant.run(booking.formatted(false), booking.formatted(true));
    fails(tenant, "23P01", booking.formatted(false));
    fails(
        tenant,
        "23505",
        "insert into technician (email, first_name, last_name) values ('ANN@X.org', 'A', 'B')");
    fails(
        tenant,
        "23505",
        "insert into technician (email, first_name, last_name) values ('z@x.org', 'ANN', 'lee')");
    fails(
        tenant,
        "23514",
        "insert into technician (email, first_name, last_name) values ('none', 'A', 'B')");
    fails(
        tenant,
        "23503",
        "insert into technician_skill (technician_id, skill_code) select id, 'magic' from technician");
    fails(tenant, "23503", "update customer set country_code = 'XX'");
    fails(tenant, "428C9", "update technician set full_name = 'x'");
    fails(tenant, "23514", "insert into measurement (asset_id) values (1)");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void deferredKeysAreCheckedAtTheEnd(AsTenant tenant) throws SQLException {
    tenant.run(
        "insert into asset (site_id, serial_number, notes) select id, 'S-1', 'child' from site",
        "update asset set parent_id = id + 1000 where notes = 'child'",
        "insert into asset (id, site_id, serial_number, notes) overriding system value select a.id + 1000, s.id, 'S-2', 'parent' from site s, asset a where a.notes = 'child'");
    assertThat(tenant.one("select p.notes from asset a join asset p on p.id = a.parent_id"))
        .isEqualTo("parent");
    tenant.run(
        "insert into task (work_order_id, position, title) select id, n, 'T' || n from work_order, generate_series(1, 2) n where title like 'Mend%'",
        "update task set position = 3 - position");
    assertThat(tenant.column("select title from task order by position"))
        .containsExactly("T2", "T1");
    fails(tenant, "23503", "insert into asset (site_id, parent_id) select id, 999999 from site");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void searchFindsWhatTheTenantHas(AsTenant tenant) throws SQLException {
    assertThat(tenant.column("select title from find_anything('acme')"))
        .containsExactly("Acme; " + tenant.tenant().value());
    assertThat(tenant.column("select title from find_anything('boilers mending')"))
        .containsExactly("Mend the boiler");
    assertThat(tenant.column("select number from customer where name % 'The Prtner; Inc'"))
        .containsExactly("P-1");
    assertThat(tenant.column("select number from customer where tags @> array['semi;colon']"))
        .containsExactly("P-1");
    assertThat(tenant.column("select longest(code order by code) from skill"))
        .containsExactly("{electric,gas,it}");
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void proceduresAndReportsWork(AsTenant tenant) throws SQLException {
    tenant.run(
        "insert into work_order (customer_id, title) select id, 'Close me' from customer where number = 'C-1'",
        "do $$ declare shut boolean; which bigint := (select id from work_order where title = 'Close me'); begin call close_order(which, shut); if not shut then raise 'open'; end if; end $$");
    assertThat(
            tenant.one("select concat(status, version) from work_order where title = 'Close me'"))
        .isEqualTo("done1");
    if (tenant.tenant().value().startsWith("database")) {
      refreshReports(tenant);
    }
    assertThat(tenant.column("select currency_code from revenue where month = '2025-03-01'"))
        .containsExactly("EUR");
    assertThat(tenant.column("select name from country where code in ('CI', 'PT') order by code"))
        .containsExactly("Côte d'Ivoire", "Portugal");
    fails(tenant, "42501", "insert into country (code, name) values ('XX', 'X')");
  }

  /** Only the owner may; here it is the migrator, in the tenant's database. */
  private static void refreshReports(AsTenant tenant) throws SQLException {
    String database = tenant.one("select current_database()");
    String schema = tenant.one("select current_schema()");
    try (var connection =
            java.sql.DriverManager.getConnection(
                house.database().url().replaceFirst("[^/]*$", database),
                house.database().server().user(),
                house.database().server().password());
        var statement = connection.createStatement()) {
      statement.execute(
          "set search_path = %s, shared; refresh materialized view concurrently revenue"
              .formatted(schema));
    }
  }

  @Test
  void nobodySeesAnothersRows() throws SQLException {
    for (String id : TENANTS) {
      assertThat(tenant(id).column("select name from customer where number = 'C-1'"))
          .containsExactly("Acme; " + id);
      assertThat(tenant(id).one("select count(*) from technician where first_name = 'Ann'"))
          .isEqualTo("1");
    }
    assertThat(
            house
                .database()
                .column(
                    "select count(distinct tenant_id) from public.customer where number = 'C-1'"))
        .containsExactly("2");
    assertThatThrownBy(() -> tenant("schema-a").column("select * from tenant_nobody.customer"))
        .isInstanceOf(SQLException.class);
    assertThat(tenant("schema-a").column("select * from \"tenant_schema-b\".customer")).isEmpty();
  }

  private static void fails(AsTenant tenant, String state, String sql) {
    assertThatThrownBy(() -> tenant.run(sql))
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).as(sql + e).isEqualTo(state));
  }
}
