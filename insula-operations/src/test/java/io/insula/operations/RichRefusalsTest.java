package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.testbed.RichSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The parts of the rich schema that can't be kept apart in every isolation, as they were written.
 */
class RichRefusalsTest {
  private static final List<String> SEEN_THROUGH =
      List.of("revenue", "asset_age", "refresh_reports", "change_log.change_log_stays");

  @TempDir private Path files;
  private House house;

  @BeforeEach
  void install() {
    RichSchema.writeFirstYear(files);
    RichSchema.writeSecondYear(files);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void rowIsolationNamesEveryObjectAtOnceWithTheWayRound() {
    house = House.open(builder -> builder.migrations(files));
    assertThatThrownBy(() -> create(Isolation.ROW))
        .hasMessageContainingAll(
            "materialized view public.revenue",
            "materialized view public.asset_age",
            "Use a view, or a table that is filled for each tenant",
            "function public.refresh_reports()",
            "Make it SECURITY INVOKER",
            "rule \"change_log_stays\" on public.change_log",
            "Use a trigger",
            "foreign key public.measurement.",
            "Use MATCH SIMPLE");
    assertThat(house.database().column("select to_regclass('public.branch')")).containsOnlyNulls();
    RichSchema.writePortableSecondYear(files);
    try (Insula again = House.connect(house.database()).migrations(files).open()) {
      again.tenants().create(NewTenant.of("row").isolation(Isolation.ROW));
    }
  }

  @Test
  void schemaIsolationTakesThemWhenTheyAreWaived() throws SQLException {
    house = House.open(builder -> builder.migrations(files));
    assertThatThrownBy(() -> create(Isolation.SCHEMA))
        .hasMessageContainingAll(
            "tenant_schema.revenue", "tenant_schema.asset_age", "refresh_reports", "change_log");
    try (Insula again =
        SEEN_THROUGH.stream()
            .map(name -> "tenant_schema." + name)
            .reduce(
                House.connect(house.database()).migrations(files),
                InsulaBuilder::waive,
                (first, second) -> first)
            .open()) {
      again.tenants().create(NewTenant.of("schema").isolation(Isolation.SCHEMA));
      refresh(new AsTenant(again.dataSource(), TenantId.of("schema")));
    }
  }

  @Test
  void databaseIsolationTakesThemAsTheyAre() throws SQLException {
    house = House.open(builder -> builder.migrations(files));
    create(Isolation.DATABASE);
    refresh(new AsTenant(house.insula().dataSource(), TenantId.of("database")));
  }

  private void create(Isolation isolation) {
    house.tenants().create(NewTenant.of(isolation.label()).isolation(isolation));
  }

  private static void refresh(AsTenant tenant) throws SQLException {
    tenant.run(
        "insert into customer (number, name) values ('C-1', 'Acme')",
        "insert into invoice (number, customer_id, issued_on) select 'I-1', id, '2025-03-03' from customer where number = 'C-1'",
        "insert into invoice_line (invoice_id, line_no, text, unit_price) select id, 1, 'x', 7 from invoice");
    assertThat(tenant.column("select total from revenue")).isEmpty();
    tenant.run("select refresh_reports()");
    assertThat(tenant.column("select total from revenue")).containsExactly("7.00");
    tenant.run("delete from change_log");
    assertThat(tenant.one("select count(*) > 0 from change_log")).isEqualTo("t");
  }
}
