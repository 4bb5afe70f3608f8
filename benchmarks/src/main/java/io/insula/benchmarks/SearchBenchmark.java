package io.insula.benchmarks;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.FleetListener;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Searching 200,000 rows by operators that can't pass a policy: as one writes it, and the way
 * around. In row isolation they are twenty tenants', in schema isolation one's.
 */
final class SearchBenchmark {
  private static final int TENANTS = 20;

  private static final Pattern BUFFERS =
      Pattern.compile("shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

  private static final String TABLE =
      """
      create table article (
        id bigint generated always as identity primary key,
        %s
        title text not null,
        words tsvector generated always as (to_tsvector('simple', title)) stored,
        tags text[] not null,
        document jsonb not null,
        price numeric not null
      );
      """;

  private static final String INDEXES =
      """
      create index article_words on article using gin (%1$swords);
      create index article_tags on article using gin (%1$stags);
      create index article_document on article using gin (%1$sdocument);
      create index article_similar on article using gin (%1$stitle gin_trgm_ops);
      create index article_lower on article (%1$slower(title));
      create index article_prefix on article (%1$stitle text_pattern_ops);
      create index article_price on article (%1$sprice);
      alter table article add column lower_title text generated always as (lower(title)) stored;
      create index article_lower_title on article (%1$slower_title);
      """;

  private static final String VIEW =
      """
      create table search_gate (one integer primary key default 1 check (one = 1));
      insert into search_gate default values;
      create view article_search as select t.* from article t cross join search_gate;
      """;

  private static final String FUNCTION =
      """
      create function find_%1$s(query %2$s) returns table (id bigint)
        language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp
      begin atomic
        select t.id from article t
         where t.tenant_id = (select insula.tenant()) and %3$s;
      end;
      comment on function find_%1$s(%2$s) is 'Insula: binds its tenant itself';
      """;

  /** The condition as one writes it; with the function's parameter; its type and value. */
  private record Search(
      String name, String condition, String inFunction, String type, String value) {}

  private static final List<Search> SEARCHES =
      List.of(
          new Search(
              "fulltext",
              "words @@ to_tsquery('simple', 'word77')",
              "t.words @@ query",
              "tsquery",
              "to_tsquery('simple', 'word77')"),
          new Search(
              "like",
              "title ilike '%ab12f%'",
              "t.title ilike '%' || query || '%'",
              "text",
              "'ab12f'"),
          new Search(
              "jsonb",
              "document @> '{\"kind\": 77}'",
              "t.document @> query",
              "jsonb",
              "'{\"kind\": 77}'"),
          new Search("array", "tags && '{t77}'", "t.tags && query", "text[]", "'{t77}'"),
          new Search("numeric", "price = 777", "t.price = query", "numeric", "777"));

  private final Report report;
  private final int rows;
  private final int rounds;

  private SearchBenchmark(Report report, Options options) {
    this.report = report;
    this.rows = options.number("rows", 200_000, 20_000);
    this.rounds = options.quick() ? 5 : 25;
  }

  static void run(Report report, Options options) throws Exception {
    SearchBenchmark benchmark = new SearchBenchmark(report, options);
    report.figure("search.rows", benchmark.rows);
    benchmark.measure(Isolation.ROW);
    benchmark.measure(Isolation.SCHEMA);
  }

  private void measure(Isolation isolation) throws Exception {
    try (TestDatabase database = TestServer.shared().create()) {
      Insula.install(database.url(), database.server().user(), database.server().password())
          .secret(Installed.SECRET)
          .run();
      try (Insula insula =
          Insula.connect(database.url())
              .secret(Installed.SECRET)
              .isolation(isolation)
              .migrations(files(isolation))
              .open()) {
        insula.fleet().migrate(FleetListener.NONE);
        boolean row = isolation == Isolation.ROW;
        for (int i = 0; i < (row ? TENANTS : 1); i++) {
          insula.tenants().create(NewTenant.of("tenant" + i));
        }
        fill(database, row);
        measure(insula, isolation);
      }
    }
  }

  private static Path files(Isolation isolation) throws IOException {
    boolean row = isolation == Isolation.ROW;
    Path files = Files.createTempDirectory("benchmark");
    Files.createDirectories(files.resolve("tenant"));
    Files.createDirectories(files.resolve("shared"));
    Files.writeString(
        files.resolve("shared/V1__extensions.sql"),
        "create extension pg_trgm; create extension btree_gin;");
    StringBuilder sql =
        new StringBuilder(TABLE.formatted(row ? "tenant_id text," : ""))
            .append(INDEXES.formatted(row ? "tenant_id, " : ""));
    if (row) {
      SEARCHES.forEach(
          search ->
              sql.append(FUNCTION.formatted(search.name(), search.type(), search.inFunction())));
    } else {
      sql.append(VIEW);
    }
    Files.writeString(files.resolve("tenant/V1__article.sql"), sql);
    return files;
  }

  private void fill(TestDatabase database, boolean row) {
    database.execute(
        """
        insert into %s.article (%stitle, tags, document, price)
        select %smd5(i::text) || ' word' || i / 20 %% 1000, array['t' || i / 20 %% 1000, 'u' || i %% 7],
               jsonb_build_object('kind', i / 20 %% 1000, 'n', i), i
          from generate_series(1, %d) i"""
            .formatted(
                row ? "public" : "tenant_tenant0",
                row ? "tenant_id, " : "",
                row ? "'tenant' || i % " + TENANTS + ", " : "",
                rows));
    database.execute("vacuum analyze");
  }

  private void measure(Insula insula, Isolation isolation) throws SQLException {
    for (Search search : SEARCHES) {
      String after =
          isolation == Isolation.ROW
              ? "select t.id, t.title from find_%s(%s) join article t using (id)"
                  .formatted(search.name(), search.value())
              : "select id, title from article_search where " + search.condition();
      compare(insula, isolation, search.name(), search.condition(), after);
    }
    compare(
        insula,
        isolation,
        "expression",
        "lower(title) = 'c4ca'",
        "select id, title from article where lower_title = 'c4ca'");
    compare(
        insula,
        isolation,
        "prefix",
        "title like 'c4ca4%'",
        "select id, title from article where title ^@ 'c4ca4'");
  }

  private void compare(
      Insula insula, Isolation isolation, String name, String condition, String after)
      throws SQLException {
    String key = "search." + isolation.label() + "." + name;
    String before = "select id, title from article where " + condition;
    double slow = millis(insula, before);
    double fast = millis(insula, after);
    report.figure(key + ".before_ms", slow);
    report.figure(key + ".after_ms", fast);
    report.speedup(key + ".after", slow, fast);
    report.figure(key + ".before_buffers", buffers(insula, before));
    report.figure(key + ".after_buffers", buffers(insula, after));
  }

  private double millis(Insula insula, String sql) throws SQLException {
    double[] times = new double[rounds];
    for (int i = -2; i < rounds; i++) {
      long start = System.nanoTime();
      bound(insula, sql);
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(times);
    return times[rounds / 2];
  }

  /** What the whole statement touched: the first figures of its plan. */
  private static double buffers(Insula insula, String sql) throws SQLException {
    Matcher matcher =
        BUFFERS.matcher(bound(insula, "explain (analyze, buffers, timing off) " + sql));
    if (!matcher.find()) {
      return 0;
    }
    return number(matcher.group(1)) + number(matcher.group(2));
  }

  private static double number(@Nullable String text) {
    return text == null ? 0 : Double.parseDouble(text);
  }

  private static String bound(Insula insula, String sql) throws SQLException {
    return TenantContext.<String, SQLException>with(
        TenantId.of("tenant0"),
        () -> {
          try (Connection connection = insula.dataSource().getConnection();
              Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
              text.append(rows.getString(1)).append('\n');
            }
            return text.toString();
          }
        });
  }
}
