package io.insula.proof.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.proof.ProofHouse;
import io.insula.proof.plan.IndexVerdict.Reach;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report advises is put into a migration, and then the index is used. */
class RemediesTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId GLOBEX = TenantId.of("globex");

  @TempDir Path files;

  @BeforeEach
  void copyTheFirstMigrations() throws Exception {
    for (String file : List.of("shared/V1__extensions.sql", "tenant/V1__article.sql")) {
      Files.createDirectories(files.resolve(file).getParent());
      try (InputStream in = getClass().getResourceAsStream("/search/" + file)) {
        Files.copy(Objects.requireNonNull(in), files.resolve(file));
      }
    }
  }

  private ProofHouse open(Isolation isolation) {
    return ProofHouse.open(
        builder -> builder.isolation(isolation).migrations(files), "acme", "globex");
  }

  private Remedy remedy(Isolation isolation, String index) {
    try (ProofHouse house = open(isolation)) {
      return IndexTraps.of(house.insula()).run().findings().stream()
          .filter(verdict -> verdict.index().equals(index))
          .map(verdict -> Objects.requireNonNull(verdict.remedy()))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The same installation from the start, with the advice as its second file, and full. */
  private ProofHouse remedied(Isolation isolation, String... indexes) throws Exception {
    StringBuilder sql = new StringBuilder();
    for (String index : indexes) {
      sql.append(remedy(isolation, index).sql());
    }
    Files.writeString(files.resolve("tenant/V2__search.sql"), sql);
    ProofHouse house = open(isolation);
    fill(house, ACME, 4_000);
    fill(house, GLOBEX, 20_000);
    house.database().execute("vacuum analyze");
    return house;
  }

  private static void fill(ProofHouse house, TenantId tenant, int rows) throws SQLException {
    as(
        house,
        tenant,
        "insert into article (title) select '%s Word' || i %% 1000 from generate_series(1, %d) i returning id"
            .formatted(tenant, rows));
  }

  private static List<String> as(ProofHouse house, TenantId tenant, String sql)
      throws SQLException {
    return TenantContext.<List<String>, SQLException>with(
        tenant,
        () -> {
          try (Connection connection = house.insula().dataSource().getConnection();
              Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
              found.add(rows.getString(1));
            }
            return found;
          }
        });
  }

  private static String plan(ProofHouse house, String sql) throws SQLException {
    return String.join("\n", as(house, ACME, "explain (costs off) " + sql));
  }

  @Test
  void inSchemaIsolationAViewWithTheGateOfAnotherTableUsesTheIndex() throws Exception {
    try (ProofHouse house = remedied(Isolation.SCHEMA, "article_words")) {
      String condition = " where words @@ to_tsquery('simple', 'word7')";
      assertThat(plan(house, "select id from article" + condition))
          .contains("Seq Scan")
          .doesNotContain("article_words");
      String plan = plan(house, "select id from article_search" + condition);
      assertThat(plan).contains("One-Time Filter", "Bitmap Index Scan on article_words");
      assertThat(as(house, ACME, "select title from article_search" + condition))
          .hasSize(4)
          .allMatch(title -> title.equals("acme Word7"));
      assertThat(reach(house, "article_words")).isEqualTo(Reach.REACHABLE);
      assertThat(reach(house, "article_price")).isEqualTo(Reach.REACHABLE);
    }
  }

  /** What the report says when the advice was followed. */
  private static Reach reach(ProofHouse house, String index) {
    return IndexTraps.of(house.insula()).run().indexes().stream()
        .filter(verdict -> verdict.index().equals(index))
        .map(IndexVerdict::reach)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theViewOfAnotherTenantShowsNothing() throws Exception {
    try (ProofHouse house = remedied(Isolation.SCHEMA, "article_words")) {
      String query =
          "select title from %s.article_search where words @@ to_tsquery('simple', 'word7')";
      assertThat(as(house, GLOBEX, query.formatted("tenant_globex"))).hasSize(20);
      assertThat(as(house, ACME, query.formatted("tenant_globex"))).isEmpty();
      // A condition that fails on the first row it is asked about: it is asked about none.
      String failing = "select title from tenant_globex.article_search where title::int = 1";
      assertThat(as(house, ACME, failing)).isEmpty();
      assertThatThrownBy(() -> as(house, GLOBEX, failing)).hasMessageContaining("integer");
    }
  }

  @Test
  void inRowIsolationAFunctionUsesTheIndexAndFindsTheBoundTenantsRowsOnly() throws Exception {
    try (ProofHouse house = remedied(Isolation.ROW, "article_words", "article_similar")) {
      String words =
          "select t.title from article_words_search(to_tsquery('simple', 'word7'), 100)"
              + " join article t using (id)";
      assertThat(as(house, ACME, words)).hasSize(4).allMatch(title -> title.equals("acme Word7"));
      assertThat(as(house, GLOBEX, words)).hasSize(20);
      assertThat(as(house, ACME, "select id from article_similar_search('WORD99', 1000)"))
          .hasSize(44);
      assertThat(as(house, ACME, "select id from article_similar_search('Word99\\', 1000)"))
          .isEmpty();
      assertThat(reach(house, "article_tenant_id_words_idx")).isEqualTo(Reach.REACHABLE);
      assertThat(reach(house, "article_tenant_id_title_idx")).isEqualTo(Reach.REACHABLE);
      assertThat(reach(house, "article_price")).isEqualTo(Reach.UNREACHABLE);
      assertThat(scans(house, "article_tenant_id_words_idx")).isPositive();
      assertThat(scans(house, "article_tenant_id_title_idx")).isPositive();
    }
  }

  /** How often it was used, by those who are gone. */
  private static long scans(ProofHouse house, String index) throws SQLException {
    as(house, ACME, "select pg_stat_force_next_flush()");
    return Long.parseLong(
        house
            .database()
            .column(
                "select idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'")
            .get(0));
  }

  @Test
  void aGeneratedColumnTakesThePlaceOfAnExpression() throws Exception {
    try (ProofHouse house = remedied(Isolation.ROW, "article_lower")) {
      assertThat(plan(house, "select id from article where lower(title) = 'acme word7'"))
          .contains("Filter: (lower(title) =");
      assertThat(plan(house, "select id from article where article_lower_value = 'acme word7'"))
          .contains("article_tenant_id_article_lower_value_idx");
    }
  }

  @Test
  void startsWithUsesTheIndexThatLikeCannot() throws Exception {
    assertThat(remedy(Isolation.SCHEMA, "article_prefix").query()).contains("^@");
    Files.writeString(files.resolve("tenant/V2__nothing.sql"), "select 1");
    try (ProofHouse house = open(Isolation.SCHEMA)) {
      fill(house, ACME, 4_000);
      house.database().execute("vacuum analyze");
      assertThat(plan(house, "select id from article where title like 'acme Word77%'"))
          .contains("Seq Scan");
      assertThat(plan(house, "select id from article where title ^@ 'acme Word77'"))
          .contains("article_prefix");
    }
  }
}
