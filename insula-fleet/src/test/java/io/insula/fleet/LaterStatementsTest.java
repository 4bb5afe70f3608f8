package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements about tables that are protected by now, written as if there were one tenant. */
class LaterStatementsTest {
  @TempDir Path root;

  @Test
  void referToNaturalKeysAndJoinPartitionedTables() throws SQLException {
    try (Ground ground = new Ground()) {
      MigrationTarget acme = ground.rowTenant("acme", 1);
      ground
          .migrator()
          .apply(
              acme,
              Ground.tenantFiles(
                  root,
                  Map.of(
                      "V1__country.sql",
                      """
                      create table country (code text primary key);
                      create table visit (id bigint, at date, primary key (id, at)) partition by range (at);
                      insert into country values ('de');
                      create table city (name text primary key, country text references country);
                      """,
                      "V2__twins.sql",
                      """
                      alter table city add twin text constraint twins references city (name) on delete set null;
                      create table visit_1 (id bigint, at date, primary key (id, at));
                      alter table visit attach partition visit_1 for values from ('2025-01-01') to ('2026-01-01');
                      """)));
      assertThat(
              ground.column(
                  "select pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by"
                      + " conname"))
          .containsExactly(
              "FOREIGN KEY (tenant_id, country) REFERENCES country(tenant_id, code)",
              "FOREIGN KEY (tenant_id, twin) REFERENCES city(tenant_id, name) ON DELETE SET NULL"
                  + " (twin)");
      assertThat(
              ground.column(
                  "select inhrelid::regclass from pg_inherits where inhparent = 'visit'::regclass"))
          .containsExactly("visit_1");
    }
  }
}
