package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testbed.RichSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rich schema, by Flyway and by us: what comes out must be the same, object for object. */
class RichAgreementTest {
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
  void makesWhatFlywayMakesWithTheSameChecksums() throws Exception {
    RichSchema.writeFirstYear(root.resolve("db"));
    RichSchema.writeSecondYear(root.resolve("db"));
    MigrationSettings waived = MigrationSettings.DEFAULT.withWaived(waived());
    ground.migrator(waived).apply(ground.schemaTenant("acme"), Migrations.in(root));
    flyway();

    List<String> ours = objects("tenant_acme");
    assertThat(ours).hasSizeGreaterThan(600);
    assertThat(ours).containsExactlyElementsOf(objects("by_flyway"));
    assertThat(lines("insula.migration where kind = 'tenant'", "version !~ '^R '"))
        .hasSize(14)
        .containsExactlyElementsOf(
            lines("by_flyway.flyway_schema_history where type = 'SQL'", "version is not null"));
    assertThat(rows("tenant_acme")).hasSize(8).containsExactlyElementsOf(rows("by_flyway"));
  }

  private static Set<String> waived() {
    return Set.of(
        "tenant_acme.revenue",
        "tenant_acme.asset_age",
        "tenant_acme.refresh_reports",
        "tenant_acme.change_log.change_log_stays");
  }

  private void flyway() {
    ground.database.execute("create schema by_flyway");
    Flyway.configure()
        .dataSource(
            ground.database.url() + "?currentSchema=shared",
            ground.database.server().user(),
            ground.database.server().password())
        .schemas("by_flyway")
        .locations("filesystem:" + root.resolve("db/tenant"))
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .load()
        .migrate();
  }

  private List<String> lines(String from, String versioned) {
    return ground.column(
        "select case when %s then version end || '|' || description || '|' || script || '|' || checksum from %s order by script"
            .formatted(versioned, from));
  }

  private List<String> objects(String schema) throws IOException {
    try (InputStream sql = getClass().getResourceAsStream("objects.sql")) {
      return ground.column(
          new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace("SCHEMA", schema));
    }
  }

  /** What the files put into tables, without what depends on the clock or on chance. */
  private List<String> rows(String schema) {
    return List.of(
            "skill",
            "branch",
            "team",
            "tax_rate",
            "setting",
            "product",
            "product_part",
            "(select number, kind, name, tags, search, rating from SCHEMA.customer)")
        .stream()
        .map(
            table -> table.startsWith("(") ? table.replace("SCHEMA", schema) : schema + "." + table)
        .map(table -> "select string_agg(t::text, E'\\n' order by t::text) from " + table + " t")
        .map(sql -> ground.column(sql.replace("opened_on", "''")).toString())
        .toList();
  }
}
