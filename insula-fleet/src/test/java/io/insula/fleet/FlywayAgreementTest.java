package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files, by Flyway and by us: names, order and checksums must be the same. */
class FlywayAgreementTest {
  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void prepare() throws SQLException {
    ground = new Ground();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void readsNamesOrderAndChecksumsAsFlywayDoes() throws SQLException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("V1__first_table.sql", "create table a (id int);\n-- Größe, 大きさ, \ud83d\ude00\n");
    files.put("V1_1__windows.sql", "create table b (id int);\r\n\r\ninsert into b values (1);\r\n");
    files.put("V1.10__no_end.sql", "create table c (id int)");
    files.put("V1.9__mark.sql", "\ufeffcreate table d (id int);\n");
    files.put("V002__spaces  and_more.sql", "\n\n  create table e (id int); \n\n\n");
    files.put("V20240101120000__Stamp.sql", "create table f (id int, s text default '${word}');\n");
    files.put("V30.sql", "create table g (id int);");
    files.put("R__b_view.sql", "create or replace view v as select '${word}' as w;\r\n");
    files.put("R__a_view.sql", "create or replace view w as select id from f;\n");
    Migrations migrations = Ground.tenantFiles(root, files).with(Map.of("word", "it"));
    MigrationTarget acme = ground.schemaTenant("acme");
    ground
        .migrator(
            MigrationSettings.DEFAULT.withWaived(
                java.util.Set.of("tenant_acme.v", "tenant_acme.w")))
        .apply(acme, migrations);
    Flyway.configure()
        .dataSource(
            ground.database.url(),
            ground.database.server().user(),
            ground.database.server().password())
        .schemas("by_flyway")
        .locations("filesystem:" + root.resolve("db/tenant"))
        .placeholders(Map.of("word", "it"))
        .load()
        .migrate();

    String ours =
        "select regexp_replace(version, '^R .*', '') || '|' || description || '|' || script || '|'"
            + " || checksum from insula.migration order by applied_at, version like 'R %%', %s";
    String order =
        "string_to_array(nullif(regexp_replace(version, '^R .*', ''), ''), '.')::numeric[], description";
    String theirs =
        "select coalesce(version, '') || '|' || description || '|' || script || '|' || checksum"
            + " from by_flyway.flyway_schema_history where version is distinct from '0' and type ="
            + " 'SQL' order by installed_rank";
    assertThat(ground.column(ours.formatted(order)))
        .hasSize(9)
        .containsExactlyElementsOf(
            ground.column(theirs).stream().map(line -> line.replaceFirst("^002", "2")).toList());
  }
}
